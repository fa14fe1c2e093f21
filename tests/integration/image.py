# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""The image of deploy/image without a container engine: the steps of the last stage of its Dockerfile, carried out on a
root file system of Debian packages, and programs started in it as a container engine would."""
import hashlib
import os
import pathlib
import shlex
import shutil
import subprocess
import time
import unittest

from pair import BIN, ROOT, Service

DOCKERFILE = ROOT / "deploy" / "image" / "Dockerfile"
BUILD = pathlib.Path(os.environ.get("ISNAD_BUILD", ROOT / "build" / "release"))
# Where the first stage leaves the programs, which are those of this build here.
BUILT = "/src/build/release/bin/"


def stages():
    """[[(instruction, argument), ...] of each stage]."""
    found = []
    for line in DOCKERFILE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        instruction, argument = line.split(" ", 1)
        if instruction == "FROM":
            found.append([])
        found[-1].append((instruction, argument))
    return found


def require_root():
    """Skips the test where no root file system can be built or entered."""
    if os.geteuid() != 0:
        raise unittest.SkipTest("only root may build a root file system and enter it")
    if shutil.which("debootstrap") is None:
        raise unittest.SkipTest("debootstrap is not installed: deploy/setup test")
    if subprocess.run(["unshare", "--mount", "true"], capture_output=True, check=False).returncode != 0:
        raise unittest.SkipTest("this machine lets nobody have mounts of their own")


def _run_privately(command):
    """What it mounts goes with it, however it ends."""
    return subprocess.run(["unshare", "--mount", "--propagation=private", *command], capture_output=True, text=True, check=False,
                          timeout=600)


class Image:
    """Built once for a Dockerfile and a list of packages, and kept beside the build; programs are copied each time."""

    def __init__(self):
        self.root = BUILD / "image-root"
        self.user = None
        base, *steps = stages()[-1]
        if base != ("FROM", "debian:12-slim"):
            raise AssertionError(f"what to build {base} from?")
        stamp = BUILD / "image-root.stamp"
        made_of = hashlib.sha256(repr(steps).encode() + (ROOT / "deploy" / "setup").read_bytes()).hexdigest()
        is_new = not stamp.exists() or stamp.read_text(encoding="utf-8") != made_of
        if is_new:
            stamp.unlink(missing_ok=True)
            self._bootstrap()
        for instruction, argument in steps:
            self._carry_out(instruction, argument, is_new)
        stamp.write_text(made_of, encoding="utf-8")

    def _bootstrap(self):
        shutil.rmtree(self.root, ignore_errors=True)
        done = _run_privately(["debootstrap", "--variant=minbase", "bookworm", str(self.root)])
        if done.returncode != 0 and "Failed getting release file" in done.stdout + done.stderr:
            raise unittest.SkipTest("no mirror of Debian can be reached")
        if done.returncode != 0:
            raise AssertionError(done.stdout + done.stderr)

    def _carry_out(self, instruction, argument, is_new):
        if instruction == "RUN":
            if is_new:
                done = _run_privately(["chroot", str(self.root), "/bin/sh", "-c", argument])
                if done.returncode != 0:
                    raise AssertionError(f"{argument}\n{done.stdout}{done.stderr}")
        elif instruction == "COPY":
            self._copy(argument.split())
        elif instruction == "USER":
            self.user = argument.split(":")
        elif instruction not in ("EXPOSE", "CMD"):
            raise AssertionError(f"this test does not know what {instruction} does")

    def _copy(self, words):
        from_build = words[0] == "--from=build"
        *sources, target = words[1:] if from_build else words
        to = self.root / target.lstrip("/")
        for source in sources:
            path = BIN / source.removeprefix(BUILT) if from_build else ROOT / source
            folder = to if target.endswith("/") else to.parent
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, to)

    def enter(self, volumes, *command):
        """The command line that runs a command in the image as its user: without any privilege or way to one, with a
        root that it cannot write, and folders of this machine mounted, {path in the image: folder}."""
        root = shlex.quote(str(self.root))
        lines = ["set -e", f"mount --bind {root} {root}"]
        for path in volumes:
            (self.root / path.lstrip("/")).mkdir(parents=True, exist_ok=True)
        lines += [f"mount -o remount,bind,ro {root}", f"mount -t proc -o ro proc {root}/proc"]
        lines += [f"mount --bind {shlex.quote(str(folder))} {root}{path}" for path, folder in volumes.items()]
        user, group = self.user
        lines.append(f"exec chroot {root} setpriv --reuid={user} --regid={group} --clear-groups --no-new-privs "
                     f"--inh-caps=-all --bounding-set=-all -- {shlex.join(command)}")
        return ["unshare", "--mount", "--propagation=private", "sh", "-c", "\n".join(lines)]

    def run(self, *command, volumes=None):
        return subprocess.run(self.enter(volumes or {}, *command), capture_output=True, text=True, check=False, timeout=60,
                              env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"})

    def own(self, folder):
        """Gives a folder to the image's user, as fsGroup does a volume."""
        os.chown(folder, *map(int, self.user))


class Contained(Service):
    """A service that runs in the image, by a command and environment of its own."""

    def __init__(self, image, name, folder, port, command, volumes, environment):
        self.port = port
        self.log = pathlib.Path(folder) / f"{name}.{time.time_ns()}.log"
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(image.enter(volumes, *command), stderr=log, stdout=log, cwd="/",
                                            env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", **environment})
