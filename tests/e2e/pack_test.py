#!/usr/bin/env python3
"""A pack as a stranger meets it: other people's tools open and judge it, its own README works word for word, hostile
packs do no harm, and a program that is killed leaves no half pack."""

import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
import zipfile

try:
    import jsonschema
except ImportError:
    jsonschema = None

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "faults"))
import flips  # noqa: E402

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from bare_system import BareSystem, can_enter  # noqa: E402

PROGRAM = os.environ["RECOUP_PROGRAM"]
NOW = "2026-11-28T15:20:00+08:00"
SCHEMA = pathlib.Path(__file__).parents[2] / "docs/recoup-case-1.schema.json"
FEW = 60  # changed bytes; tools/crash packs tries 10,000


class Packs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.root = pathlib.Path(tempfile.mkdtemp(prefix="recoup-pack-"))
        cls.addClassCleanup(shutil.rmtree, cls.root)
        cls.file = cls.root / "demo.recoup"
        cls.recoup("demo", "--out", cls.file)
        cls.archive, cls.folder = cls.root / "pack.zip", cls.root / "pack"
        for out in (cls.archive, cls.folder):
            cls.recoup("pack", "11", "--file", cls.file, "--out", out, "--for", "regulator", "--with",
                       "contacts,deadlines,history,transcript")

    @classmethod
    def run_recoup(cls, *arguments, **more):
        return subprocess.run([PROGRAM, *map(str, arguments), "--now", NOW, "--lang", "en"], check=False, text=True,
                              capture_output=True, env={"HOME": str(cls.root), "LANG": "C.UTF-8", "TZ": "Asia/Shanghai"},
                              **more)

    @classmethod
    def recoup(cls, *arguments, **more):
        done = cls.run_recoup(*arguments, **more)
        if done.returncode != 0:
            raise AssertionError(f"{arguments}: {done.returncode} {done.stderr}")
        return done.stdout

    def judge(self, *command, cwd=None):
        return subprocess.run(list(map(str, command)), check=True, capture_output=True, cwd=cwd or self.root).stdout

    def unpacked(self):
        place = pathlib.Path(tempfile.mkdtemp(dir=self.root))
        self.judge("unzip", "-q", self.archive, "-d", place)
        (only,) = place.iterdir()
        return only

    def test_archivers_of_others_open_it(self):
        self.judge("unzip", "-t", self.archive)
        if shutil.which("7z"):
            self.judge("7z", "t", self.archive)
        listed = self.judge("bsdtar", "-tf", self.archive).decode().splitlines()
        with zipfile.ZipFile(self.archive) as archive:
            self.assertIsNone(archive.testzip())
            self.assertEqual(sorted(archive.namelist()), sorted(listed))
            self.assertTrue(all(entry.compress_type == zipfile.ZIP_STORED and entry.flag_bits == 0x800
                                for entry in archive.infolist()))

    def test_the_folder_and_the_archive_hold_the_same(self):
        unpacked = self.unpacked()
        self.assertEqual(subprocess.run(["diff", "-r", unpacked, self.folder], check=False).returncode, 0)

    def test_the_steps_of_its_readme_work_word_for_word(self):
        pack = self.unpacked()
        readme = (pack / "README.txt").read_text(encoding="utf-8")
        steps = re.findall(r"^Linux:\n((?:    .+\n)+)", readme, re.M)
        self.assertEqual(len(steps), 1)
        done = subprocess.run(["sh", "-e"], input=steps[0], text=True, cwd=pack, check=True, capture_output=True)
        self.assertTrue(all(line.endswith(": OK") for line in done.stdout.splitlines()), done.stdout)
        (pack / "data/case.json").write_text("changed")
        done = subprocess.run(["sh", "-e"], input=steps[0], text=True, cwd=pack, check=False, capture_output=True)
        self.assertIn("data/case.json: FAILED", done.stdout)

    @unittest.skipUnless(can_enter(), "nobody may enter another root here")
    def test_its_steps_work_where_there_is_nothing_but_what_they_name(self):
        authority = Authority(self.root / "asked")
        stamped = pathlib.Path(shutil.copy(self.archive, self.root / "sent.zip"))
        self.recoup("pack", "stamp", stamped, "--answer", authority.answer(self.folder / "timestamp/manifest.tsq"))
        for kind, programs in (("gnu", ["sh", "sha256sum", "unzip", "openssl"]), ("busybox", ["busybox", "openssl"])):
            root = self.root / kind
            system = BareSystem(root, programs)
            system.bring(openssl_settings())
            if kind == "busybox":
                for name in ("sh", "sha256sum", "unzip"):
                    system.call(name, shutil.which("busybox"))
            shutil.copy(stamped, root / "sent.zip")
            self.assertEqual(system.run("unzip -q sent.zip").returncode, 0, kind)
            (name,) = (path.name for path in root.iterdir() if (path / "README.txt").is_file())
            pack = root / name
            shutil.copy(authority.certificate, pack / "ca.pem")
            steps = re.findall(r"^(?:    .+\n)+", (pack / "README.txt").read_text(encoding="utf-8"), re.M)
            linux, _, _, openssl = steps[:4]
            self.assertEqual(steps[4:], steps[:4], "the same steps in both languages")
            done = system.run(linux, "/" + name)
            self.assertEqual(done.returncode, 0, done.stderr)
            files = sum(path.is_file() for path in pack.rglob("*")) - 2  # the list of lists, and the certificate
            self.assertEqual([line.rsplit(": ", 1)[1] for line in done.stdout.splitlines()], ["OK"] * files)
            done = system.run(openssl, "/" + name)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("Hash Algorithm: sha256", done.stdout)
            self.assertIn("Verification: OK", done.stdout + done.stderr)
            (pack / "data/case.json").write_text("changed")
            self.assertIn("data/case.json: FAILED", system.run(linux, "/" + name).stdout)

    def test_every_payload_file_is_listed_and_counted(self):
        listed = {line[66:] for line in (self.folder / "manifest-sha256.txt").read_text().splitlines()}
        files = {str(path.relative_to(self.folder)) for path in (self.folder / "data").rglob("*") if path.is_file()}
        self.assertEqual(listed, files)
        total = sum((self.folder / path).stat().st_size for path in files)
        self.assertIn(f"Payload-Oxum: {total}.{len(files)}\n", (self.folder / "bag-info.txt").read_text())
        self.assertEqual({path.stat().st_mode & 0o77 for path in self.folder.rglob("*")}, {0})

    def test_the_originals_are_those_of_the_file(self):
        out = self.root / "extracted"
        self.recoup("extract", "11", "--file", self.file, "--out", out)
        self.assertEqual(sorted(path.read_bytes() for path in out.iterdir()),
                         sorted(path.read_bytes() for path in (self.folder / "data/originals").iterdir()))

    def test_the_data_can_be_read_by_programs(self):
        case = json.loads((self.folder / "data/case.json").read_text(encoding="utf-8"))
        for evidence in case["evidence"]:
            self.assertTrue((self.folder / "data" / evidence["original"]).is_file())
        if jsonschema is not None:  # Debian's
            jsonschema.validate(case, json.loads(SCHEMA.read_text(encoding="utf-8")),
                                cls=jsonschema.Draft202012Validator)
        lines = (self.folder / "data/history.jsonl").read_text(encoding="utf-8").splitlines()
        self.assertTrue(all(re.fullmatch("[0-9a-f]{64}", json.loads(line)["digest"]) for line in lines))
        self.assertGreater(len(lines), 1)

    def test_what_is_covered_is_in_no_file_of_it(self):
        file = shutil.copy(self.file, self.root / "covered.recoup")
        self.recoup("redact", "27", "--file", file, "--box", "370,510,300,50")
        self.recoup("redact", "29", "--file", file, "--box", "335,845,480,80")
        pack = self.root / "covered"
        self.recoup("ocr", "11", "--file", file)
        self.recoup("pack", "11", "--file", file, "--out", pack, "--with", "contacts,deadlines,history,transcript")
        number = b"XH2026112000731"
        text = self.judge("pdftotext", pack / "data/report.pdf", "-")
        self.assertNotIn(number, text)
        theirs = {path.name for path in (pack / "data/originals").iterdir() if number in path.read_bytes()}
        told = {path.name for path in pack.rglob("*") if path.is_file() and number in path.read_bytes()}
        self.assertEqual(told - theirs - {"report.pdf"}, set(), "a text that came as a file is whole, and attached")
        self.assertTrue((pack / "data/shown/E02_payment_proof.redacted.png").is_file())
        self.assertFalse((pack / "data/originals/E02_payment_proof.jpg").exists())

    def test_the_same_moment_gives_the_same_bytes(self):
        again = self.root / "again.zip"
        self.recoup("pack", "11", "--file", self.file, "--out", again, "--with", "contacts,deadlines,history,transcript")
        self.assertEqual(again.read_bytes(), self.archive.read_bytes())

    def test_a_time_stamp_is_asked_for_taken_back_and_verified(self):
        told = self.judge("openssl", "ts", "-query", "-in", self.folder / "timestamp/manifest.tsq", "-text").decode()
        self.assertIn("Hash Algorithm: sha256", told)
        self.assertIn("Nonce: unspecified", told)
        authority = Authority(self.root / "authority")
        for pack in (shutil.copytree(self.folder, self.root / "stamped"),
                     pathlib.Path(shutil.copy(self.archive, self.root / "stamped.zip"))):
            answer = authority.answer(self.folder / "timestamp/manifest.tsq")
            self.recoup("pack", "stamp", pack, "--answer", answer)
            told = json.loads(self.recoup("pack", "check", pack, "--json"))
            self.assertTrue(told["ok"], told)
            self.assertRegex(told["stamped_at"], r"^20\d\d-")
        self.judge("openssl", "ts", "-verify", "-data", "manifest-sha256.txt", "-in", "timestamp/manifest.tsr",
                   "-CAfile", authority.certificate, cwd=self.root / "stamped")
        self.judge("unzip", "-t", self.root / "stamped.zip")
        other = self.root / "other.tsq"
        self.judge("openssl", "ts", "-query", "-data", self.file, "-sha256", "-cert", "-no_nonce", "-out", other)
        refused = self.run_recoup("pack", "stamp", self.folder, "--answer", authority.answer(other))
        self.assertEqual(refused.returncode, 1)
        self.assertFalse((self.folder / "timestamp/manifest.tsr").exists())

    def test_changed_bytes_are_all_found(self):
        self.assertEqual(flips.missed(PROGRAM, FEW), [])

    def test_archives_of_strangers_do_no_harm(self):
        evil = self.root / "evil.zip"
        for name, mode in (("../../outside.txt", 0o100644), ("/tmp/outside.txt", 0o100644), ("data/link", 0o120777),
                           ("data/device", 0o020666), ("data/\u202egnp.exe", 0o100644)):
            with zipfile.ZipFile(evil, "w") as archive:
                entry = zipfile.ZipInfo(name)
                entry.create_system, entry.external_attr = 3, mode << 16
                archive.writestr(entry, "/etc/passwd")
            checked = self.run_recoup("pack", "check", evil)
            self.assertEqual(checked.returncode, 1, name)
            self.assertNotIn("\u202e", checked.stdout)
            self.assertNotEqual(checked.stdout, "")
        with zipfile.ZipFile(evil, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("p/data/bomb", b"\0" * (64 << 20))
        checked = self.run_recoup("pack", "check", evil)
        self.assertEqual(checked.returncode, 1)
        self.assertIn("compressed", checked.stdout)

    def test_a_pipe_in_a_folder_is_not_waited_for(self):
        pack = shutil.copytree(self.folder, self.root / "with pipe")
        (pack / "data/case.json").unlink()
        os.mkfifo(pack / "data/case.json")
        checked = self.run_recoup("pack", "check", pack, timeout=60)
        self.assertEqual(checked.returncode, 1)
        self.assertIn("not an ordinary file", checked.stdout)

    def test_what_is_there_stays_and_is_told(self):
        before = self.archive.read_bytes()
        refused = self.run_recoup("pack", "11", "--file", self.file, "--out", self.archive)
        self.assertEqual((refused.returncode, len(refused.stderr.splitlines())), (1, 1))
        self.assertEqual(self.archive.read_bytes(), before)

    def test_a_kill_leaves_no_half_pack_under_the_name(self):
        place = self.root / "killed"
        place.mkdir()
        command = [PROGRAM, "pack", "11", "--file", str(self.file), "--now", NOW, "--out"]
        for round_ in range(12):
            for out in (place / f"{round_}.zip", place / f"{round_}"):
                with subprocess.Popen([*command, str(out)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                      env={"HOME": str(self.root), "LANG": "C.UTF-8"}) as running:
                    try:
                        running.wait(round_ * 0.02)
                    except subprocess.TimeoutExpired:
                        running.send_signal(signal.SIGKILL)
                if out.exists():
                    self.recoup("pack", "check", out)
        self.recoup("pack", "11", "--file", self.file, "--out", place / "last")
        self.recoup("pack", "11", "--file", self.file, "--out", place / "last.zip")
        self.assertEqual([path.name for path in place.iterdir() if path.name.startswith(".")], [])

    def test_a_comparison_names_what_changed_since(self):
        file = shutil.copy(self.file, self.root / "later.recoup")
        self.recoup("pack", "compare", self.archive, "--file", file)
        self.recoup("edit", "11", "--file", file, "--order", "ANOTHER-1")
        later = self.run_recoup("pack", "compare", self.archive, "--file", file)
        self.assertEqual(later.returncode, 1)
        self.assertIn("changed since: case order_no", later.stdout)


def openssl_settings():
    """A file that comes with the program, and that it wants."""
    told = subprocess.run(["openssl", "version", "-d"], check=True, capture_output=True, text=True).stdout
    return re.search('"(.*)"', told)[1] + "/openssl.cnf"


class Authority:
    """A time-stamp authority of the tests' own, by OpenSSL."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        self.certificate, self.key, self.config = folder / "ca.pem", folder / "key.pem", folder / "tsa.cnf"
        self.config.write_text(f"""
[req]
distinguished_name = name
x509_extensions = ext
[name]
[ext]
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = here
[here]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {self.certificate}
signer_key = {self.key}
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
""")
        (folder / "serial").write_text("01\n")
        self.run("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", self.key, "-out", self.certificate,
                 "-subj", "/CN=Test authority", "-days", "2", "-config", self.config)

    def run(self, *arguments):
        subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)

    def answer(self, query):
        out = self.folder / f"{query.stem}.tsr"
        self.run("ts", "-reply", "-config", self.config, "-section", "here", "-queryfile", query, "-out", out)
        return out


if __name__ == "__main__":
    unittest.main()
