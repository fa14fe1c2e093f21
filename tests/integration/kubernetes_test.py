# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""deploy/kubernetes: against the schemas that Kubernetes publishes, a linter, and what the programs themselves say."""
import json
import pathlib
import re
import subprocess
import unittest

import manifests
from manifests import OVERLAYS, containers, flags, matches, mebibytes, objects, pods, workloads
from pair import BIN, ROOT, temporary_folder, tool

# The oldest that knows all fields (a preStop that sleeps is on from 1.30), and
# the newest whose schemas tests/tools installs.
VERSIONS = ("1.30", "1.34")
# What the linter would have otherwise, and why it is as it is.
ACCEPTED = {
    # Tags are never reused, and a pod must start while the registry is away.
    "container-image-pull-policy",
    # Pods are spread over nodes, and still start where there is one node.
    "deployment-has-host-podantiaffinity",
}
PROGRAMS = ("isnad-ingest", "isnad-query")
ANALYSIS_MIB = 50  # of an article of 1 MiB, measured with four at once


def file_of(text):
    path = pathlib.Path(temporary_folder("isnad-manifests-")) / "objects.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def number(path, pattern):
    """A constant of the source."""
    return int(re.search(pattern, (ROOT / path).read_text(encoding="utf-8")).group(1))


def every(function):
    """Runs a test for each overlay."""
    def run(self):
        for overlay in OVERLAYS:
            with self.subTest(overlay=overlay):
                function(self, overlay)
    run.__name__ = function.__name__
    return run


@unittest.skipIf(tool("kustomize") is None, "kustomize is not on this machine")
@unittest.skipIf(tool("kubernetes-validate") is None, "kubernetes-validate is not on this machine")
class SchemaTest(unittest.TestCase):
    def validate(self, text, version):
        return subprocess.run([tool("kubernetes-validate"), "--strict", "-k", version, file_of(text)], capture_output=True,
                              text=True, timeout=120)

    @every
    def test_every_object_fits_its_schema(self, overlay):
        for version, one in ((version, one) for version in VERSIONS for one in (overlay, overlay + "+tls")):
            done = self.validate(manifests.rendered(one), version)
            shown = done.stdout + done.stderr
            self.assertEqual(done.returncode, 0, shown)
            self.assertEqual(shown.count(" passed for resource "),
                             len([each for each in objects(one) if each["kind"] != "ServiceMonitor"]), shown)

    def test_what_does_not_fit_is_found(self):
        whole = manifests.rendered("scaled")
        for right, wrong in (("minReplicas: 2", "minReplicas: two"), ("preStop:", "preHalt:"), ("maxUnavailable: 1", "atMost: 1")):
            self.assertIn(right, whole)
            self.assertNotEqual(self.validate(whole.replace(right, wrong), VERSIONS[0]).returncode, 0, wrong)


@unittest.skipIf(tool("kustomize") is None, "kustomize is not on this machine")
@unittest.skipIf(tool("kube-score") is None, "kube-score is not on this machine")
class LintTest(unittest.TestCase):
    def findings(self, text):
        done = subprocess.run([tool("kube-score"), "score", "-o", "json", "--enable-optional-test", "container-seccomp-profile",
                               "--enable-optional-test", "container-ports-check", file_of(text)],
                              capture_output=True, text=True, timeout=120)
        return {check["check"]["id"] for each in json.loads(done.stdout) for check in each["checks"]
                if not check["skipped"] and check["grade"] < 10}

    @every
    def test_the_linter_finds_nothing_but_what_is_meant(self, overlay):
        self.assertEqual(self.findings(manifests.rendered(overlay)) - ACCEPTED, set())

    def test_the_linter_finds_what_is_wrong(self):
        whole = manifests.rendered("scaled")
        self.assertIn("container-security-context-readonlyrootfilesystem",
                      self.findings(whole.replace("readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false")))


@unittest.skipIf(tool("kustomize") is None, "kustomize is not on this machine")
class ManifestTest(unittest.TestCase):
    @every
    def test_pods_may_do_nothing_that_they_need_not(self, overlay):
        for pod in pods(overlay):
            context = pod["spec"]["securityContext"]
            self.assertTrue(context["runAsNonRoot"])
            self.assertGreater(context["runAsUser"], 10000)
            self.assertEqual(context["seccompProfile"], {"type": "RuntimeDefault"})
            self.assertFalse(pod["spec"]["automountServiceAccountToken"])
            self.assertFalse(pod["spec"]["enableServiceLinks"])  # ISNAD_... variables are flags
        for _, container, _ in containers(overlay):
            context = container["securityContext"]
            self.assertFalse(context["allowPrivilegeEscalation"])
            self.assertTrue(context["readOnlyRootFilesystem"])
            self.assertEqual(context["capabilities"], {"drop": ["ALL"]})
        levels = objects(overlay, "Namespace")[0]["metadata"]["labels"]
        self.assertEqual(levels["pod-security.kubernetes.io/enforce"], "restricted")

    @every
    def test_both_programs_run_with_threads_that_are_given(self, overlay):
        self.assertEqual(sorted(name for name, _, _ in containers(overlay)), sorted(PROGRAMS))
        for name, container, _ in containers(overlay):
            self.assertEqual(container["command"], [f"/usr/bin/{name}"])
            self.assertIn("workers", flags(container))

    @unittest.skipUnless((BIN / "isnad-query").exists(), "the programs are not built")
    def test_every_flag_and_variable_is_known(self):
        known = {}
        for program in PROGRAMS:
            shown = subprocess.run([str(BIN / program), "--help"], capture_output=True, text=True, timeout=20).stdout
            known[program] = {each.replace("_", "-") for each in re.findall(r"^ {4}--(\w+)", shown, re.MULTILINE)}
        for overlay in (*OVERLAYS, *(each + "+tls" for each in OVERLAYS)):
            for name, container, _ in containers(overlay):
                self.assertLessEqual(set(flags(container)), known[name])
            for config in objects(overlay, "ConfigMap"):
                variables = {each.removeprefix("ISNAD_").replace("_", "-").lower() for each in config["data"]}
                self.assertLessEqual(variables, known["isnad-query"])

    @every
    def test_a_pod_has_time_to_drain(self, overlay):
        for name, container, pod in containers(overlay):
            sleep = container["lifecycle"]["preStop"]["sleep"]["seconds"]
            self.assertGreaterEqual(pod["spec"]["terminationGracePeriodSeconds"], sleep + int(flags(container)["drain-seconds"]) + 5)

    @every
    def test_probes_ask_where_the_programs_answer(self, overlay):
        services = {"isnad-ingest": "isnad.v1.IngestService", "isnad-query": "isnad.v1.QueryService"}
        for name, container, _ in containers(overlay):
            port = int(flags(container)["health-listen"].rsplit(":", 1)[1])
            self.assertEqual(container["readinessProbe"]["grpc"], {"port": port, "service": services[name]})
            self.assertEqual(container["livenessProbe"]["tcpSocket"], {"port": port})
            # In plaintext, for the node alone.
            open_ports = [each for policy in objects(overlay, "NetworkPolicy") for rule in policy["spec"].get("ingress", [])
                          for each in rule["ports"]]
            open_ports += [each for service in objects(overlay, "Service") for each in service["spec"]["ports"]]
            self.assertNotIn(port, [each["port"] for each in open_ports])

    @every
    def test_with_tls_no_call_is_served_in_plaintext(self, overlay):
        for name, container, pod in containers(overlay + "+tls"):
            given = flags(container)
            self.assertNotIn("plaintext", given)
            (folder,) = {given[flag].rsplit("/", 1)[0] for flag in ("tls-certificate", "tls-key", "tls-client-ca")}
            (volume,) = [each["name"] for each in container["volumeMounts"] if each["mountPath"] == folder]
            (secret,) = [each["secret"] for each in pod["spec"]["volumes"] if each["name"] == volume]
            self.assertEqual(secret, {"secretName": "isnad-tls"}, name)
        for service in objects(overlay + "+tls", "Service"):
            self.assertEqual(service["spec"]["ports"][0]["appProtocol"], "https")

    @every
    def test_memory_holds_all_that_may_come_together(self, overlay):
        limits, server = "ingest-service/limits.h", "core/rpc/server.h"
        streams = number(limits, r"kMaxStreams = (\d+);") * number(limits, r"kStreamWindowBytes = (\d+) << 20;")
        needs = {  # MiB beside what is requested
            "isnad-ingest": lambda queue, workers: (queue * number(limits, r"kMaxRequestBytes = (\d+) << 20;") + streams +
                                                    workers * ANALYSIS_MIB),
            "isnad-query": lambda queue, workers: queue * number(server, r"max_request_bytes = (\d+) << 20;"),
        }
        for name, container, _ in containers(overlay):
            resources, given = container["resources"], flags(container)
            beside = needs[name](int(given["queue-limit"]), int(given["workers"]))
            self.assertGreaterEqual(mebibytes(resources["limits"]["memory"]),
                                    mebibytes(resources["requests"]["memory"]) + beside, name)
            self.assertEqual(set(resources["requests"]), {"cpu", "memory", "ephemeral-storage"})
            self.assertEqual(set(resources["limits"]), set(resources["requests"]))

    @every
    def test_services_lead_to_the_ports_of_one_container(self, overlay):
        for service in objects(overlay, "Service"):
            name = service["metadata"]["name"]
            self.assertEqual(service["spec"]["clusterIP"], "None")
            behind = [pod for pod in pods(overlay) if matches(service["spec"]["selector"], pod["metadata"]["labels"])]
            self.assertEqual(len(behind), 1)
            ports = [(port["name"], port["containerPort"], container["name"]) for container in behind[0]["spec"]["containers"]
                     for port in container["ports"]]
            self.assertEqual(len({port for port, _, _ in ports}), len(ports), "a name leads to the first port that has it")
            container = next(each for each in behind[0]["spec"]["containers"] if each["name"] == name)
            listens = {flags(container)[flag].rsplit(":", 1)[1] for flag in ("listen", "metrics-listen")}
            self.assertEqual({str(port["port"]) for port in service["spec"]["ports"]}, listens)
            for port in service["spec"]["ports"]:
                self.assertIn((port["targetPort"], port["port"], name), ports)

    @every
    def test_only_who_carries_a_label_reaches_a_port(self, overlay):
        policies = {each["metadata"]["name"]: each["spec"] for each in objects(overlay, "NetworkPolicy")}
        self.assertEqual(policies["isnad-nothing-else"], {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]})
        for program, label in (("isnad-ingest", "isnad.dev/writer"), ("isnad-query", "isnad.dev/reader")):
            container, pod = next((each, pod) for name, each, pod in containers(overlay) if name == program)
            spec = policies[program]
            self.assertTrue(matches(spec["podSelector"]["matchLabels"], pod["metadata"]["labels"]))
            (rule,) = spec["ingress"]
            self.assertEqual([str(port["port"]) for port in rule["ports"]], [flags(container)["listen"].rsplit(":", 1)[1]])
            self.assertEqual([each["podSelector"]["matchLabels"] for each in rule["from"]], [{label: "true"}])
        egress = [spec for spec in policies.values() if spec.get("egress")]
        self.assertEqual(len(egress), 1 if overlay == "scaled" else 0)

    @every
    def test_no_password_outside_a_secret(self, overlay):
        self.assertNotRegex(manifests.rendered(overlay), r"://[^/\s@]*:[^/\s@]*@|password=")
        for name, container, _ in containers(overlay):
            for variable in container.get("env", []):
                self.assertEqual("value" in variable, variable["name"] != "PGPASSWORD", name)

    def test_one_pod_with_a_volume_of_its_own(self):
        (pod,) = workloads("single")
        self.assertEqual((pod["kind"], pod["spec"]["replicas"]), ("StatefulSet", 1))
        (claim,) = pod["spec"]["volumeClaimTemplates"]
        self.assertEqual(claim["spec"]["accessModes"], ["ReadWriteOncePod"])
        (config,) = objects("single", "ConfigMap")
        for _, container, _ in containers("single"):
            (mount,) = [each for each in container["volumeMounts"] if each["name"] == claim["metadata"]["name"]]
            self.assertTrue(config["data"]["ISNAD_STORE"].startswith(f"sqlite:{mount['mountPath']}/"))
            self.assertEqual(container["envFrom"], [{"configMapRef": {"name": config["metadata"]["name"]}}])

    def test_budgets_scalers_and_monitors_name_what_exists(self):
        deployments = {each["metadata"]["name"]: each["spec"] for each in objects("scaled", "Deployment")}
        self.assertEqual(sorted(each["spec"]["scaleTargetRef"]["name"] for each in objects("scaled", "HorizontalPodAutoscaler")),
                         sorted(deployments))
        for budget in objects("scaled", "PodDisruptionBudget"):
            template = deployments[budget["metadata"]["name"]]["template"]
            self.assertTrue(matches(budget["spec"]["selector"]["matchLabels"], template["metadata"]["labels"]))
        (monitor,) = objects("scaled", "ServiceMonitor")
        self.assertEqual(set(monitor["spec"]), {"selector", "endpoints"})
        for service in objects("scaled", "Service"):
            self.assertTrue(matches(monitor["spec"]["selector"]["matchLabels"], service["metadata"]["labels"]))
            for endpoint in monitor["spec"]["endpoints"]:
                self.assertIn(endpoint["port"], [port["name"] for port in service["spec"]["ports"]])
                self.assertEqual((endpoint["path"], set(endpoint)), ("/metrics", {"port", "path", "interval"}))

    def test_a_server_of_postgresql_has_connections_for_all_pods(self):
        reads = number("core/store/postgres/endpoints.h", r"int connections = (\d+);")
        # Besides its reads an ingest service writes, numbers the feed, and renews the heartbeat.
        each_takes = {"isnad-ingest": reads + 3, "isnad-query": reads}
        surge = {d["metadata"]["name"]: d["spec"]["strategy"]["rollingUpdate"]["maxSurge"] for d in objects("scaled", "Deployment")}
        wanted = sum((scaler["spec"]["maxReplicas"] + surge[scaler["metadata"]["name"]]) * each_takes[scaler["metadata"]["name"]]
                     for scaler in objects("scaled", "HorizontalPodAutoscaler"))
        self.assertLessEqual(wanted, 97)


if __name__ == "__main__":
    unittest.main()
