# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""Drives Debian's chromium through chromedriver, by WebDriver's JSON over HTTP
and the DevTools calls that chromedriver passes on. Standard library only."""
import base64
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import urllib.error
import urllib.request

ARGUMENTS = ["--headless=new", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
             "--no-first-run", "--disable-background-networking", "--disable-component-update",
             "--disable-sync", "--disable-extensions", "--force-device-scale-factor=1",
             # Whatever a page asks for by name cannot be reached, and shows as an error.
             "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"]


def missing():
    """Why no browser can be had here, or None."""
    absent = [program for program in ("chromium", "chromedriver") if not shutil.which(program)]
    return f"not installed: {', '.join(absent)}; see deploy/setup test" if absent else None


class Browser:
    """One browser with one page. Its profile lies in a folder of its own."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="isnad-browser-")
        self.log = pathlib.Path(self.folder) / "chromedriver.log"
        # Port 0: the driver chooses a free one and says which.
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE,
                                       stderr=subprocess.STDOUT, text=True)
        try:
            self.address = self._await_port()
            self.session = self._new_session()
        except BaseException:
            self.close()
            raise

    def _await_port(self):
        for line in self.driver.stdout:
            if "started successfully on port" in line:
                port = line.split("on port")[1].strip(" .\n")
                return f"http://127.0.0.1:{port}"
        raise AssertionError(f"chromedriver ended with {self.driver.wait(10)}")

    def _new_session(self):
        arguments = [*ARGUMENTS, f"--user-data-dir={self.folder}/profile"]
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")  # chromium's own sandbox refuses root
        return self._send("POST", "/session", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": {"args": arguments, "binary": shutil.which("chromium")},
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }}})["sessionId"]

    def _send(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{path}: {error.read().decode(errors='replace')[:600]}") from error

    def send(self, path, **body):
        return self._send("POST", f"/session/{self.session}{path}", body)

    def devtools(self, command, **parameters):
        return self.send("/goog/cdp/execute", cmd=command, params=parameters)

    def emulate(self, width, height, dark=False, mobile=False, media=""):
        self.devtools("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                      mobile=mobile)
        self.devtools("Emulation.setEmulatedMedia", media=media, features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])

    def open(self, path):
        self.send("/url", url=pathlib.Path(path).as_uri())

    def run(self, script, *arguments):
        """The value that the body of a function in the page returns."""
        return self.send("/execute/sync", script=script, args=list(arguments))

    def press(self, key, number, text=""):
        """A key by its name and its number in Windows, as DevTools wants them."""
        for kind in ("keyDown", "keyUp"):
            self.devtools("Input.dispatchKeyEvent", type=kind, key=key, code=key, text=text, windowsVirtualKeyCode=number)

    def console(self):
        return self.send("/se/log", type="browser")

    def requested(self):
        """The address of each request since the last call."""
        events = [json.loads(entry["message"])["message"] for entry in self.send("/se/log", type="performance")]
        return [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]

    def screenshot(self, path):
        shot = self.devtools("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        pathlib.Path(path).write_bytes(base64.b64decode(shot["data"]))

    def close(self):
        if getattr(self, "session", None):
            self._send("DELETE", f"/session/{self.session}")
            self.session = None
        self.driver.terminate()
        self.driver.wait(30)
        self.driver.stdout.close()
        shutil.rmtree(self.folder, ignore_errors=True)
