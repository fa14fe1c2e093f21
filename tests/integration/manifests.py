# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""The manifests of deploy/kubernetes, as a cluster would be sent them."""
import functools
import pathlib
import shutil
import subprocess

import yaml

from pair import ROOT, temporary_folder, tool

KUBERNETES = ROOT / "deploy" / "kubernetes"
OVERLAYS = ("single", "scaled")


def with_tls(overlay):
    """The folder of a copy of an overlay that names components/tls, as its operator would."""
    copy = pathlib.Path(temporary_folder("isnad-kubernetes-")) / "kubernetes"
    shutil.copytree(KUBERNETES, copy)
    folder = copy / "overlays" / overlay
    with (folder / "kustomization.yaml").open("a", encoding="utf-8") as file:
        file.write("components: [../../components/tls]\n")
    return folder


@functools.cache
def rendered(overlay):
    """What kustomize makes of an overlay, as YAML; OVERLAY+tls for one with TLS."""
    folder = with_tls(overlay.removesuffix("+tls")) if overlay.endswith("+tls") else KUBERNETES / "overlays" / overlay
    done = subprocess.run([tool("kustomize"), "build", str(folder)], capture_output=True, text=True, timeout=120)
    if done.returncode != 0 or done.stderr:
        raise AssertionError(done.stderr)
    return done.stdout


def objects(overlay, kind=None):
    return [each for each in yaml.safe_load_all(rendered(overlay)) if kind in (None, each["kind"])]


def workloads(overlay):
    return objects(overlay, "Deployment") + objects(overlay, "StatefulSet")


def pods(overlay):
    """The pod templates of an overlay."""
    return [each["spec"]["template"] for each in workloads(overlay)]


def containers(overlay):
    """(program, container, pod template) of every container."""
    return [(each["name"], each, pod) for pod in pods(overlay) for each in pod["spec"]["containers"]]


def base_container(program):
    """A program's container as the base has it, and its pod; needs no kustomize."""
    path = KUBERNETES / "base" / (program.removeprefix("isnad-") + ".yaml")
    pod = yaml.safe_load(path.read_text(encoding="utf-8"))["spec"]["template"]["spec"]
    return pod["containers"][0], pod


def variables(overlay):
    """The variables of an overlay's ConfigMap, {name: value}; needs no kustomize."""
    path = KUBERNETES / "overlays" / overlay / "kustomization.yaml"
    (generator,) = yaml.safe_load(path.read_text(encoding="utf-8"))["configMapGenerator"]
    return dict(literal.split("=", 1) for literal in generator["literals"])


def flags(container):
    """Its arguments, {name: value}."""
    return dict(argument.removeprefix("--").split("=", 1) for argument in container["args"])


def mebibytes(quantity):
    amount, unit = quantity[:-2], quantity[-2:]
    return int(amount) * {"Mi": 1, "Gi": 1024}[unit]


def matches(selector, labels):
    return set(selector.items()) <= set(labels.items())
