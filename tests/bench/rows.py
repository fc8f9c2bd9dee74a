"""The rows of the table, a function for each group. Bars are those of the project's Speed table."""

import json
import os
import shutil
import struct
import subprocess
import sqlite3
import sys
import time
import zlib

from compared_text import missing
from measure import Row, have, in_turn, run_once

THOUSANDS = {100: "100", 10_000: "10,000", 100_000: "100,000"}


class Bench:
    """The built programs and the files they work on."""

    def __init__(self, build, folder, quick):
        self.program = os.path.join(build, "recoup")
        self.bare = os.path.join(build, "bare_window")
        self.tool = os.path.join(build, "recoup_bench")
        self.folder = folder
        self.quick = quick
        self.counts = [100, 10_000] if quick else [100, 10_000, 100_000]
        home = os.path.join(folder, "home")
        os.makedirs(home, mode=0o700, exist_ok=True)
        self.env = {**os.environ, "HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home,
                    "XDG_CACHE_HOME": home, "XDG_STATE_HOME": home, "LANG": "C.UTF-8"}

    def path(self, name):
        return os.path.join(self.folder, name)

    def measure(self, *arguments, before=()):
        done = subprocess.run([*before, self.tool, *map(str, arguments)], env=self.env, capture_output=True, text=True,
                              check=False)
        if done.returncode != 0:
            raise RuntimeError(done.stderr.strip()[-300:])
        return json.loads(done.stdout)

    def cases(self, count):
        """A file of so many cases, made once."""
        path = self.path(f"{count}.recoup")
        if not os.path.exists(path):
            self.measure("cases", path, count)
        return path


def command_line(bench):
    yield from version(bench)
    yield from listing(bench)
    yield from tables(bench)
    yield from adding(bench)


def version(bench):
    runs = in_turn({"ours": [bench.program, "--version"], "sqlite3": ["sqlite3", "--version"]}, 30, bench.env)
    yield Row("recoup --version", "sqlite3 --version", "5 ms", runs["ours"].wall_ms, runs["sqlite3"].wall_ms, "ms",
              runs["ours"].wall_ms <= 5)


def listing(bench):
    file = bench.cases(10_000)
    columns = "number, title, stage, paid_minor"
    commands = {"ours": [bench.program, "--file", file, "list"],
                "sqlite3": ["sqlite3", "-readonly", file, f"SELECT {columns} FROM cases ORDER BY number"]}
    if have("task"):
        commands["task"] = tasks(bench, file)
    runs = in_turn(commands, 9, bench.env)
    ours = runs["ours"].wall_ms
    note = f"{runs['ours'].cpu_ms:.0f} ms of processor time"
    yield Row("recoup list, 10,000 cases", "sqlite3 select", "50 ms", ours, runs["sqlite3"].wall_ms, "ms", ours <= 50,
              note)
    yield Row("recoup list, 10,000 cases", "task list", "50 ms", ours, runs["task"].wall_ms if "task" in runs else None,
              "ms", ours <= 50, note if "task" in runs else "task (taskwarrior) is not installed")


def tables(bench):
    """Every column of every case, beside the same rows by the tool that is closest to them."""
    file = bench.cases(10_000)
    select = "SELECT * FROM cases ORDER BY number"
    for form, more, most in (("csv", ["--table", "cases"], 1.5), ("json", [], 2)):
        commands = {"ours": [bench.program, "--file", file, "export", "--format", form, *more, "--out", "-"],
                    "sqlite3": ["sqlite3", "-readonly", f"-{form}", file, select]}
        if form == "json":  # all that hangs below a case as well
            for table in ("evidence", "deadlines", "slots"):
                commands["sqlite3"].append(f"SELECT * FROM {table}")
        runs = in_turn(commands, 9, bench.env)
        ours, theirs = runs["ours"].cpu_ms, runs["sqlite3"].cpu_ms
        yield Row(f"CPU of recoup export --format {form}, 10,000 cases", f"sqlite3 -{form}", f"{most} x", ours, theirs,
                  "ms", ours <= most * theirs, f"{runs['ours'].wall_ms:.0f} ms in all")


def tasks(bench, file):
    """The same cases as Taskwarrior's tasks; gives the command that lists them."""
    settings = bench.path("taskrc")
    with open(settings, "w", encoding="utf-8") as out:
        out.write(f"data.location={bench.path('tasks')}\nconfirmation=off\nverbose=nothing\nhooks=off\n")
    os.makedirs(bench.path("tasks"), exist_ok=True)
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as db:
        found = [{"description": title, "project": platform}
                 for title, platform in db.execute("SELECT title, platform FROM cases")]
    with open(bench.path("tasks.json"), "w", encoding="utf-8") as out:
        json.dump(found, out)
    run_once(["task", f"rc:{settings}", "import", bench.path("tasks.json")], bench.env)
    return ["task", f"rc:{settings}", "list"]


def adding(bench):
    """Beside five syncs of the disk, which is what a safe commit costs."""
    file = bench.path("add.recoup")
    if os.path.exists(file):
        os.remove(file)
    run_once([bench.program, "--file", file, "init"], bench.env)
    ours, syncs = [], []
    for number in range(20):
        ours.append(run_once([bench.program, "--file", file, "add", "--title", f"bench {number}"], bench.env).wall_ms)
        syncs.append(five_syncs(bench.path("synced")))
    ours, syncs = sorted(ours)[10], sorted(syncs)[10]
    yield Row("recoup add", "5 fsyncs of this disk", "20 ms", ours, syncs, "ms", ours <= 20)


def five_syncs(path):
    start = time.perf_counter()
    with open(path, "wb", buffering=0) as out:
        for _ in range(5):
            out.write(b"x" * 4096)
            os.fsync(out.fileno())
    return (time.perf_counter() - start) * 1e3


def board(bench):
    yield from frames(bench, "board", "cards")


def agenda(bench):
    yield from frames(bench, "agenda", "deadlines")


def frames(bench, view, things):
    figures = {count: bench.measure(view, bench.cases(count)) for count in bench.counts}
    few = figures[100]
    for count, one in figures.items():
        cost = max(one["still_ms"], one["scrolling_ms"])
        fine = cost <= 0.4 and one["still_ms"] <= 1.5 * few["still_ms"] and \
            one["scrolling_ms"] <= 1.5 * few["scrolling_ms"]
        for key, what in (("still_ms", "at rest"), ("scrolling_ms", "scrolling")):
            yield Row(f"CPU of a frame of the {view}, {THOUSANDS[count]} {things}, {what}", f"with 100 {things}",
                      "0.4 ms, ratio 1.5", one[key], few[key], "ms", fine)
        yield Row(f"CPU of a frame of the {view}, {THOUSANDS[count]} {things}, scrolling, 99th percentile",
                  f"with 100 {things}", "2 ms", one["scrolling_p99_ms"], few["scrolling_p99_ms"], "ms",
                  one["scrolling_p99_ms"] <= 2)


def search(bench):
    bars = {10_000: 8, 100_000: 16}
    for count in bench.counts[1:]:
        compared = 300 if bench.quick else 10_000 if count == 10_000 else 0
        one = bench.measure("search", bench.cases(count), 200, compared)
        yield Row(f"search as typed, {THOUSANDS[count]} cases, 95th percentile", "LIKE over the file",
                  f"{bars[count]} ms", one["ours_p95_ms"], one["like_p95_ms"], "ms", one["ours_p95_ms"] <= bars[count])
        yield Row(f"answers unlike a plain comparison's, of {one['queries']:,} queries, {THOUSANDS[count]} cases", "none", "0",
                  one["differing"], None, "", one["differing"] == 0)


def pictures(bench):
    folder = screenshots(bench)
    files = sorted(os.path.join(folder, name) for name in os.listdir(folder))
    ours, vips = {}, {}
    for cores in ("0", "0,1"):
        file = bench.path(f"imported-{cores}.recoup")
        if os.path.exists(file):
            os.remove(file)
        ours[cores] = bench.measure("import", folder, file, before=("taskset", "-c", cores))
        vips[cores] = thumbnails(bench, files, cores) if have("vipsthumbnail") else None
    missing = "" if have("vipsthumbnail") else "vipsthumbnail (libvips-tools) is not installed"
    yield imported("on one core", ours["0"], vips["0"], missing)
    yield imported("on two cores", ours["0,1"], vips["0,1"], missing)
    gain = ours["0"]["wall_ms"] / ours["0,1"]["wall_ms"]
    yield Row("how much faster two cores import", "one core", "1.8 times", gain, 1, "", gain >= 1.8)
    peak = ours["0,1"]["peak_mb"]
    yield Row("memory while importing", "nothing", "64 MB", peak, None, "MB", peak <= 64,
              f"{ours['0']['peak_mb']:.0f} MB on one core")
    yield from file_size(bench.path("imported-0,1.recoup"))


def redaction(bench):
    folder, out = screenshots(bench), bench.path("covered.png")
    picture = os.path.join(folder, sorted(os.listdir(folder))[0])
    commands = {"ours": [bench.tool, "cover", picture, out]}
    if have("vips"):
        commands["vips"] = ["vips", "copy", picture, bench.path("copied.png")]
    runs = in_turn(commands, 10 if bench.quick else 30, bench.env)
    ours, theirs = runs["ours"].cpu_ms, runs["vips"].cpu_ms if "vips" in runs else None
    note = f"{os.path.getsize(out) / os.path.getsize(picture):.2f} of the original's bytes"
    yield Row("CPU of a 1080×2400 PNG with two parts covered", "vips copy", "1.2 times", ours, theirs, "ms",
              None if theirs is None else ours <= 1.2 * theirs, note if theirs else "vips (libvips-tools) is not installed")


def imported(where, ours, theirs, note):
    each = ours["wall_ms"] / ours["pictures"]
    theirs = theirs / ours["pictures"] if theirs else None
    note = note or f"{ours['saving_ms'] / ours['pictures']:.1f} ms of it saving behind the last picture"
    return Row(f"a 1080×2400 PNG imported, {where}", "vipsthumbnail, storing nothing", "no slower", each, theirs, "ms",
               None if theirs is None else each <= theirs, note)


def thumbnails(bench, files, cores):
    out = bench.path("thumbnails")
    os.makedirs(out, exist_ok=True)
    command = ["taskset", "-c", cores, "vipsthumbnail", "-s", "160x360", "-o", os.path.join(out, "%s.jpg"), *files]
    env = {**bench.env, "VIPS_CONCURRENCY": str(len(cores.split(",")))}
    return run_once(command, env).wall_ms


def screenshots(bench):
    """Ten painted ones; each copy of them differs by a comment, so that every file is an original of its own."""
    painted, folder = bench.path("painted"), bench.path("screenshots")
    if os.path.exists(folder):
        shutil.rmtree(folder)
    for each in (painted, folder):
        os.makedirs(each, exist_ok=True)
    bench.measure("screenshots", painted, 10)
    copies = 4 if bench.quick else 20
    for name in sorted(os.listdir(painted)):
        with open(os.path.join(painted, name), "rb") as file:
            png = file.read()
        for copy in range(copies):
            with open(os.path.join(folder, f"{copy}-{name}"), "wb") as out:
                out.write(with_comment(png, f"copy {copy}"))
    return folder


def with_comment(png, text):
    end = len(png) - 12  # IEND
    chunk = b"tEXt" + b"Comment\0" + text.encode()
    return png[:end] + struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) + png[end:]


def file_size(file):
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as db:
        originals, = db.execute("SELECT sum(bytes) FROM originals").fetchone()
        small, = db.execute("SELECT sum(length(data)) FROM thumbnails").fetchone()
    whole = os.path.getsize(file)
    over = (whole - originals - small) / originals * 100
    note = f"{originals / 1e6:.1f} MB of originals; ratio of the whole file {whole / originals:.4f}"
    yield Row("file over its originals and thumbnails", "their bytes", "0.5 %", over, None, "%", over <= 0.5, note)
    over = (whole - originals) / originals * 100
    yield Row("file over its originals alone", "their bytes", "0.5 %", over, None, "%", over <= 0.5,
              f"{small / 1e6:.1f} MB of it are thumbnails")


def start(bench):
    """The first frame on the display, each program after a run that warms the machine."""
    bars = {100: 60, 10_000: 80, 100_000: 250}
    rounds = 5 if bench.quick else 9
    with Display(bench):
        for count in bench.counts:
            commands = {"ours": [bench.program, bench.cases(count)], "bare": [bench.bare]}
            walls = {name: [] for name in commands}
            for _ in range(rounds + 1):
                for name, command in commands.items():
                    walls[name].append(bench.measure("first-frame", *command)["wall_ms"])
            ours, bare = (sorted(each[1:])[rounds // 2] for each in walls.values())
            yield Row(f"start to first frame, {THOUSANDS[count]} cases", "a bare GLFW + Dear ImGui program",
                      f"bare + {bars[count]} ms", ours, bare, "ms", ours <= bare + bars[count],
                      f"{ours - bare:+.0f} ms")


def rest(bench):
    """Three deadlines, days away."""
    # In a folder of its own: the program is woken when a neighbour of its file is written to.
    folder = bench.path("rest")
    if os.path.exists(folder):
        shutil.rmtree(folder)
    os.makedirs(folder)
    file = os.path.join(folder, "rest.recoup")
    run_once([bench.program, "--file", file, "init"], bench.env)
    for number in (1, 2, 3):
        run_once([bench.program, "--file", file, "add", "--title", f"case {number}"], bench.env)
        run_once([bench.program, "--file", file, "deadline", "add", str(number), "--title", "answer", "--in",
                  f"{number + 4}d"], bench.env)
    settle, watched = (5, 20) if bench.quick else (10, 60)
    with Display(bench):
        one = bench.measure("at-rest", settle, watched, bench.program, file)
    for key, what, cpu, wakes in (("shown", "at rest", 0.1, 10), ("minimised", "minimised", 0, 0)):
        usage = one[key]
        used = round(usage["cpu_percent"], 3)
        yield Row(f"processor {what}, {watched} s", "nothing", f"{cpu} %", used, None, "%", used <= cpu)
        yield Row(f"wake-ups {what}, {watched} s", "nothing", str(wakes), usage["wakeups"], None, "",
                  usage["wakeups"] <= wakes)


class Display:
    """An X server without a screen, while the block lasts."""

    def __init__(self, bench):
        self.bench = bench
        self.server = None

    def __enter__(self):
        told, tell = os.pipe()
        with open(told, encoding="ascii") as number:
            self.server = subprocess.Popen(
                ["Xvfb", "-displayfd", str(tell), "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset"],
                pass_fds=(tell,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            os.close(tell)
            self.bench.env["DISPLAY"] = f":{int(number.readline())}"

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()


def reading(bench):
    """Screens drawn for this, in many type faces, beside Tesseract at its best for whole screens."""
    screens = drawn_screens(bench)
    ours, four, pair, theirs = [], [], [], []
    for file in screens:
        ours.append(bench.measure("read", file, "best", 1))
        four.append(bench.measure("read", file, "four", 1))
        pair.append(bench.measure("read", file, "best", 2))
        theirs.append(tesseract(bench, file) if have("tesseract") else None)
    total = lambda figures, key: sum(one[key] for one in figures)
    missing = "" if have("tesseract") else "tesseract (tesseract-ocr, tesseract-ocr-chi-sim) is not installed"
    their_cpu = None if missing else total(theirs, "cpu_ms") / len(screens)
    for what, figures, bar in (("", ours, 1.2), (", four numbers at a time", four, 2.2)):
        cpu = total(figures, "cpu_ms") / len(screens)
        yield Row(f"processor time of a screen read{what}", "tesseract --psm 6", f"ratio {bar}", cpu, their_cpu, "ms",
                  None if missing else cpu <= bar * their_cpu, missing)
    gain = total(ours, "wall_ms") / total(pair, "wall_ms")
    yield Row("how much faster two threads read", "one thread", "1.7 times", gain, 1, "", gain >= 1.7)
    peak = max(one["peak_mb"] for one in ours + pair)
    yield Row("memory while reading, the networks among it", "nothing", "80 MB", peak, None, "MB", peak <= 80)
    yield read_fields(screens, ours, None if missing else theirs)
    unlike = sum(one["text"] != other["text"] for one, other in zip(ours, four))
    yield Row("screens that read otherwise four numbers at a time", "none", "0", unlike, None, "", unlike == 0)


def read_fields(screens, ours, theirs):
    expected = [fields for _, fields in sorted(screens.items())]
    count = sum(map(len, expected))
    read = lambda figures: figures and count - sum(len(missing(fields, one["text"])) for fields, one in zip(expected, figures))
    note = "; ".join(f"{os.path.basename(file)}: {', '.join(lost)}" for (file, fields), one in zip(sorted(screens.items()), ours)
                     if (lost := missing(fields, one["text"])))
    return Row(f"of {count} texts that count, read", "tesseract --psm 6", "98 %", read(ours), read(theirs), "",
               read(ours) >= 0.98 * count, note)


def drawn_screens(bench):
    """file -> what must be read from it."""
    folder = bench.path("screens")
    python = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else sys.executable  # whose Pillow is Debian's
    tool = os.path.join(os.path.dirname(__file__), "../support/screens.py")
    subprocess.run([python, "-B", tool, folder, *(["--few"] if bench.quick else [])], check=True)
    with open(os.path.join(folder, "screens.json"), encoding="utf-8") as listed:
        return {os.path.join(folder, name): fields for name, fields in sorted(json.load(listed).items())}


def tesseract(bench, file):
    out = bench.path("tesseract")
    env = {**bench.env, "OMP_THREAD_LIMIT": "1"}
    run = run_once(["tesseract", file, out, "-l", "chi_sim+eng", "--psm", "6"], env)
    with open(out + ".txt", encoding="utf-8") as text:
        return {"text": text.read(), "cpu_ms": run.cpu_ms}


CSV_OF_PYTHON = "import csv,sys\nfor row in csv.reader(open(sys.argv[1], encoding='utf-8-sig')): pass"


def bills(bench):
    """A bill of 50,000 payments read and looked through, beside Python's reader, which only takes its rows apart."""
    folder, count = bench.path("bills"), 5_000 if bench.quick else 50_000
    file = os.path.join(folder, "wechat-2024-plain-utf-8-sig")
    if not os.path.exists(file):
        tool = os.path.join(os.path.dirname(__file__), "../bill/make_bills.py")
        subprocess.run([sys.executable, "-B", tool, folder, "1", str(count)], check=True)
    runs = in_turn({"ours": [bench.program, "bill", file, "--json"], "theirs": [sys.executable, "-c", CSV_OF_PYTHON, file]},
                   5, bench.env)
    ours, theirs = runs["ours"].cpu_ms, runs["theirs"].cpu_ms
    yield Row(f"processor time of a bill of {count:,} payments, read and looked through", "python3 -c csv", "ratio 1.5", ours,
              theirs, "ms", ours <= 1.5 * theirs)


WITHOUT_ALPHA = """import sys
from PIL import Image
for name in sys.argv[2:]:
    Image.open(name).convert("RGB").save(sys.argv[1] + "/" + name.rsplit("/", 1)[-1])"""


def new_case(bench, name, files):
    """A file of one case that these pictures belong to."""
    file = bench.path(name)
    if os.path.exists(file):
        os.remove(file)
    for verb in (["init"], ["add", "--title", "充值没有到账", "--problem", "payment_failure", "--paid", "328.00"],
                 ["attach", "1", *files]):
        run_once([bench.program, "--file", file, *verb], bench.env)
    return file


def report(bench):
    """The same ten pictures, ours with their originals inside, a page of contents and what is told of each. A PDF takes
    the rows of a PNG as they are unless there is alpha among them, which has to be taken out."""
    painted, plain = bench.path("painted"), bench.path("without-alpha")
    for folder in (painted, plain):
        os.makedirs(folder, exist_ok=True)
    if not os.listdir(painted):
        bench.measure("screenshots", painted, 10)
    files = sorted(os.path.join(painted, name) for name in os.listdir(painted))
    python = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else sys.executable  # whose cairo is Debian's
    has = lambda module: subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False).returncode == 0
    kinds = {"with alpha": files}
    if has("PIL"):
        subprocess.run([python, "-c", WITHOUT_ALPHA, plain, *files], check=True)
        kinds["without alpha"] = sorted(os.path.join(plain, name) for name in os.listdir(plain))
    has_cairo, tool = has("cairo"), os.path.join(os.path.dirname(__file__), "cairo_pages.py")
    for kind, pictures in kinds.items():
        file = new_case(bench, "report.recoup", pictures)
        commands = {"ours": [bench.program, "--file", file, "report", "1", "--out", "-", "--lang", "zh"]}
        if has_cairo:
            commands["cairo"] = [python, "-B", tool, bench.path("cairo.pdf"), *pictures]
        runs = in_turn(commands, 3 if bench.quick else 7, bench.env)
        ours, theirs = runs["ours"].cpu_ms, runs["cairo"].cpu_ms if has_cairo else None
        yield Row(f"CPU of a report of ten screenshots {kind} as PDF", "cairo, one page each", "a fifth", ours, theirs, "ms",
                  None if theirs is None else 5 * ours <= theirs, "" if has_cairo else "python3-cairo is not installed")


def packing(bench):
    """The shots packed with what is told of them, beside a copy of the shots alone and their digests."""
    folder, out = screenshots(bench), bench.path("packed")
    shots = sorted(os.path.join(folder, name) for name in os.listdir(folder))
    for count in (10, len(shots)):
        yield from packing_of(bench, shots[:count], out)


def packing_of(bench, shots, out):
    file = new_case(bench, "pack.recoup", shots)

    def clear():
        shutil.rmtree(out, ignore_errors=True)
        os.makedirs(out)

    pack = [bench.program, "--file", file, "pack", "1", "--lang", "zh", "--out"]
    copy = f'mkdir {out}/copy && cp "$@" {out}/copy && cd {out}/copy && sha256sum * >{out}/list'
    zipped = f'zip -q -0 -j {out}/copy.zip "$@" && sha256sum "$@" >{out}/list'
    commands = {"folder": [*pack, out + "/pack", "--no-report"], "archive": [*pack, out + "/pack.zip", "--no-report"],
                "folder with two reports": [*pack, out + "/pack"], "archive with two reports": [*pack, out + "/pack.zip"],
                "copy": ["sh", "-c", copy, "copy", *shots]}
    if have("zip"):
        commands["zip"] = ["sh", "-c", zipped, "zip", *shots]
    runs = in_turn(commands, 3 if bench.quick else 5, bench.env, clear)
    what = f"{len(shots)} screenshots of {sum(map(os.path.getsize, shots)) / 1e6:.0f} MB"
    for name in [name for name in commands if name not in ("copy", "zip")]:
        other, compared, most = ("zip", "zip -0 and sha256sum of them", 5) if "archive" in name else (
            "copy", "cp and sha256sum of them", 1.5 if len(shots) > 10 else 5)
        ours, theirs = runs[name].cpu_ms, runs[other].cpu_ms if other in runs else None
        yield Row(f"CPU of {what} packed, as a {name}", compared, f"{most} x", ours, theirs, "ms",
                  None if theirs is None else ours <= most * theirs, "" if theirs else f"{other} is not installed")
    peak = max(run.peak_mb for name, run in runs.items() if name not in ("copy", "zip"))
    yield Row(f"memory while {what} are packed", "nothing", "64 MB", peak, None, "MB", peak <= 64)


GROUPS = {"command-line": command_line, "board": board, "agenda": agenda, "search": search, "pictures": pictures,
          "redaction": redaction, "ocr": reading, "bills": bills, "report": report, "packs": packing, "start": start, "rest": rest}
