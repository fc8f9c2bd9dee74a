// Packs on a real disk: what is written is read back; what of a stranger's is not as it should be is told.
#include <doctest/doctest.h>

#include <fstream>
#include <random>

#include "app/data/library.h"
#include "app/file/target.h"
#include "app/pack/compare.h"
#include "app/pack/write.h"
#include "app/report/report_copy.h"
#include "app/session/session_fixture.h"
#include "export/archive/zip.h"
#include "platform/drawing/outline_type.h"
#include "platform/drawing/program_fonts.h"
#include "platform/files/files.h"
#include "portable/path_text.h"
#include "support/system.h"

using namespace recoup;
namespace fs = std::filesystem;

namespace {

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write(const fs::path& path, std::string_view bytes) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

struct PackFixture : test::SessionFixture {
    platform::SystemFiles files;
    app::Library library{""};
    mutable platform::OutlineType type{platform::program_fonts};
    std::unique_ptr<app::Session> session;
    core::Uuid case_uuid;

    PackFixture() : session(open()) {
        auto command = test::add_case("=1+1 <b>扫地机</b>");
        const auto made = session->dispatch(command);
        REQUIRE(made);
        case_uuid = made->case_uuid;
        attach("first original", "../../收据\n1.PNG");
        attach("second", "shot.jpeg");
        REQUIRE(session->flush());
    }

    void attach(const std::string& text, std::string name) {
        const auto original = test::original_of(text);
        core::AttachEvidence command{.case_uuid = case_uuid,
                                     .evidence = {test::evidence_of(original, std::move(name))}};
        REQUIRE(session->dispatch(command, {original}));
    }

    const core::CaseRecord& record() const { return *session->state().find(case_uuid); }

    app::PackFrom from() const {
        return {*session, zones, "Asia/Shanghai", clock.now(), core::Lang::en, library, &type};
    }
    app::PackPlan plan(const core::PackChoice& choice = core::usual_pack(core::Purpose::me)) const {
        const core::CaseRecord* cases[] = {&record()};
        auto made = app::plan_pack(from(), cases, choice);
        REQUIRE(made);
        return std::move(*made);
    }
    fs::path out(const std::string& name) const { return folder.path() / portable::path_of(name); }
    core::Result<app::PackDone> pack(const fs::path& to, bool archive = false, const app::Progress& progress = {}) {
        const auto form = archive ? core::PackForm::zip : core::PackForm::folder;
        return app::write_pack(plan(), {.path = to, .in_use = path, .form = form}, files, progress);
    }
    std::size_t names_beside() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder.path()), {}));
    }
};

bool is_whole(const fs::path& path) {
    const auto check = app::check_pack(path);
    return check && check->whole();
}

// What a check says of the pack; the path is one that can be looked at.
std::vector<std::string> said(const fs::path& path) {
    const auto check = app::check_pack(path);
    REQUIRE(check);
    std::vector<std::string> sentences;
    for (const auto& finding : check->findings) sentences.push_back(core::sentence(core::Lang::en, finding));
    return sentences;
}

bool says(const fs::path& path, std::string_view part) {
    for (const auto& sentence : said(path))
        if (sentence.find(part) != sentence.npos) return true;
    return false;
}

// An archive of a stranger: these entries, one of them perhaps hostile.
void write_archive(const fs::path& path, const std::vector<std::pair<std::string, std::string>>& entries) {
    std::string bytes;
    exporting::ZipWriter zip(
        [&](std::span<const std::byte> piece) {
            bytes.append(reinterpret_cast<const char*>(piece.data()), piece.size());
            return std::error_code();
        },
        {});
    for (const auto& [name, text] : entries) REQUIRE_FALSE(zip.add(name, std::as_bytes(std::span(text))));
    REQUIRE_FALSE(zip.finish());
    write(path, bytes);
}

}  // namespace

TEST_CASE_FIXTURE(PackFixture, "a folder and an archive are written, verified and hold the originals byte for byte") {
    const auto done = pack(out("pack"));
    REQUIRE(done);
    CHECK(read(out("pack") / "data/originals/E01_error_screen.png") == "first original");
    CHECK(read(out("pack") / "data/originals/E02_error_screen.jpeg") == "second");
    CHECK(read(out("pack") / "timestamp/manifest.tsq").size() == 59);
    CHECK(is_whole(out("pack")));
    const auto zipped = pack(out("pack.zip"), true);
    REQUIRE(zipped);
    CHECK(zipped->digest == done->digest);
    CHECK(zipped->files == done->files);
    CHECK(is_whole(out("pack.zip")));
}

TEST_CASE_FIXTURE(PackFixture, "the report goes along in both forms, and by itself as a PDF") {
    REQUIRE(pack(out("pack")));
    CHECK(read(out("pack") / "data/report.pdf").starts_with("%PDF-1.7"));
    CHECK(read(out("pack") / "data/report.html").starts_with("<!DOCTYPE html>"));
    const app::PackOutput alone{.path = out("alone.pdf"), .in_use = path, .form = core::PackForm::pdf};
    const auto done = app::write_pack(plan(), alone, files);
    REQUIRE(done);
    CHECK(done->files == 1);
    CHECK(read(out("alone.pdf")) == read(out("pack") / "data/report.pdf"));
    CHECK_FALSE(app::write_pack(plan(), alone, files));
}

TEST_CASE_FIXTURE(PackFixture, "both forms of the report say what each would say by itself") {
    REQUIRE(pack(out("pack")));
    const auto choice = core::usual_pack(core::Purpose::me);
    const app::ReportCopy alone(*session, std::make_shared<const core::State>(session->state()), library, &type,
                                core::Reader{core::Lang::en, clock.now(), &zones, "Asia/Shanghai"}, record(),
                                choice.content);
    for (const auto form : {app::ReportForm::pdf, app::ReportForm::html}) {
        std::string bytes;
        REQUIRE(alone.make(form, [&](std::string_view more) { bytes += more; }));
        CHECK(read(out("pack") / "data" / ("report." + std::string(core::token(form)))) == bytes);
    }
}

TEST_CASE_FIXTURE(PackFixture, "a pack without its report holds all else and is whole") {
    auto without = from();
    without.report = false;
    const core::CaseRecord* cases[] = {&record()};
    const auto bare = app::plan_pack(without, cases, core::usual_pack(core::Purpose::me));
    REQUIRE(bare);
    REQUIRE(app::write_pack(*bare, {.path = out("bare"), .in_use = path}, files));
    CHECK(is_whole(out("bare")));
    CHECK_FALSE(fs::exists(out("bare") / "data/report.pdf"));
    CHECK_FALSE(fs::exists(out("bare") / "data/report.html"));
    CHECK(fs::exists(out("bare") / "data/case.json"));
    CHECK(fs::exists(out("bare") / "data/originals/E02_error_screen.jpeg"));
}

TEST_CASE_FIXTURE(PackFixture, "the same at the same time gives the same bytes") {
    REQUIRE(pack(out("a.zip"), true));
    REQUIRE(pack(out("b.zip"), true));
    CHECK(read(out("a.zip")) == read(out("b.zip")));
}

TEST_CASE_FIXTURE(PackFixture, "what is there is never written over, be it a link to nothing") {
    write(out("a.zip"), "mine");
    const auto refused = pack(out("a.zip"), true);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == core::ErrorCode::exists);
    CHECK(read(out("a.zip")) == "mine");
    fs::create_directory(out("b"));
    CHECK_FALSE(pack(out("b")));
    CHECK(fs::is_empty(out("b")));
    CHECK(app::free_pack_name(out("a.zip")) == out("a-2.zip"));
    if (!test::kPosix) return;
    fs::create_symlink(out("nowhere"), out("c"));
    CHECK_FALSE(pack(out("c")));
    CHECK_FALSE(fs::exists(out("nowhere")));
}

TEST_CASE_FIXTURE(PackFixture,
                  "a damaged original is named and nothing is made, unless it may be left out and marked") {
    auto damaged = plan();
    for (auto& item : damaged.items)
        if (item.mark == "E2")
            item.make = [](std::span<const std::string>) -> core::Result<app::Bytes> {
                return core::fail(core::ErrorKind::work, "pack_lost"_tr, {std::string("E2")});
            };
    const auto before = names_beside();
    const auto refused = app::write_pack(damaged, {.path = out("pack"), .in_use = path}, files);
    REQUIRE_FALSE(refused);
    CHECK(core::sentence(core::Lang::en, refused.error()).find("E2") != std::string::npos);
    CHECK(names_beside() == before);
    const auto done = app::write_pack(damaged, {.path = out("pack"), .in_use = path, .skip_damaged = true}, files);
    REQUIRE(done);
    CHECK(done->damaged == std::vector<std::string>{"E2"});
    CHECK(read(out("pack") / "data/case.json").find("\"damaged\": true") != std::string::npos);
    CHECK(is_whole(out("pack")));
}

TEST_CASE_FIXTURE(PackFixture, "who cancels leaves nothing") {
    const auto before = names_beside();
    for (const bool archive : {false, true}) {
        std::int64_t calls = 0;
        const auto stopped = pack(out("pack"), archive, [&](std::int64_t, std::int64_t) { return ++calls < 3; });
        CHECK_FALSE(stopped);
        CHECK(names_beside() == before);
    }
}

TEST_CASE_FIXTURE(PackFixture, "every byte that changes in a pack is found") {
    REQUIRE(pack(out("pack")));
    REQUIRE(pack(out("pack.zip"), true));
    std::vector<fs::path> all = {out("pack.zip")};
    for (const auto& entry : fs::recursive_directory_iterator(out("pack")))
        if (entry.is_regular_file()) all.push_back(entry.path());
    std::mt19937 chance(11);
    for (int round = 0; round < 600; ++round) {
        const auto& file = all[round % 2 == 0 ? 0 : chance() % all.size()];
        const auto whole = read(file);
        auto changed = whole;
        const auto at = chance() % changed.size();
        changed[at] = static_cast<char>(changed[at] ^ 1 << chance() % 8);
        write(file, changed);
        CAPTURE(file);
        CAPTURE(at);
        CHECK_FALSE(is_whole(file.extension() == ".zip" ? file : out("pack")));
        write(file, whole);
    }
    CHECK(is_whole(out("pack")));
    CHECK(is_whole(out("pack.zip")));
}

TEST_CASE_FIXTURE(PackFixture, "what was added, lost, linked or is no file is told in one sentence each") {
    REQUIRE(pack(out("pack")));
    write(out("pack") / "data/more.txt", "later");
    CHECK(says(out("pack"), "“data/more.txt” is not in the list"));
    write(out("pack") / "notes.txt", "later");
    CHECK(says(out("pack"), "“notes.txt” is not in the list"));
    fs::remove(out("pack") / "data/originals/E02_error_screen.jpeg");
    CHECK(says(out("pack"), "E02_error_screen.jpeg” is missing"));
    if (!test::kPosix) return;
    fs::create_symlink("/etc/passwd", out("pack") / "data/originals/E02_error_screen.jpeg");
    CHECK(says(out("pack"), "is a link and was not opened"));
}

TEST_CASE_FIXTURE(PackFixture, "archives of strangers are looked at and never followed") {
    const std::string digest = store::sha256_hex({}), list = digest + "  data/a\n";
    const std::vector<std::pair<std::string, std::string>> good = {
        {"bagit.txt", exporting::declaration()}, {"bag-info.txt", ""}, {"manifest-sha256.txt", list}, {"data/a", ""}};
    const auto with = [&](std::string name, std::string text) {
        auto entries = good;
        entries.emplace_back(std::move(name), std::move(text));
        write_archive(out("s.zip"), entries);
        return said(out("s.zip"));
    };
    for (const auto* name : {"../../evil", "/etc/evil", "data/..\\evil", "C:/evil", "data/\x01", "data/\xFF"}) {
        CAPTURE(name);
        CHECK(with(name, "x").size() > 1);
    }
    with("data/A", "x");
    CHECK(says(out("s.zip"), "is there twice"));
    with("fetch.txt", "http://example.org/a 1 data/b\n");
    CHECK(says(out("s.zip"), "fetch.txt"));
    with("tagmanifest-sha256.txt", digest + "  ../outside\n");
    CHECK(says(out("s.zip"), "leads out of the pack"));
    write(out("s.zip"), "PK no archive");
    CHECK(says(out("s.zip"), "not a complete ZIP"));
    CHECK_FALSE(app::check_pack(out("nothing there")));
    CHECK_FALSE(fs::exists(folder.path().parent_path() / "evil"));
}

TEST_CASE_FIXTURE(PackFixture, "a pack and the file it was made of are the same until something changes") {
    REQUIRE(pack(out("pack.zip"), true));
    const auto same = app::compare_pack(out("pack.zip"), from());
    REQUIRE(same);
    CHECK(same->same());
    attach("third", "late.png");
    core::EditCase edit{.case_uuid = case_uuid, .fields = {}};
    edit.fields.platform = "别处";
    REQUIRE(session->dispatch(edit));
    const auto other = app::compare_pack(out("pack.zip"), from());
    REQUIRE(other);
    CHECK_FALSE(other->same());
    bool platform = false, late = false;
    for (const auto& row : other->cases.front().rows) {
        platform = platform || (row.name == "platform" && row.state == app::Compared::changed);
        late = late || (row.part == "evidence" && row.state == app::Compared::only_file);
    }
    CHECK(platform);
    CHECK(late);
}

TEST_CASE_FIXTURE(PackFixture, "what the person types goes in only where it was chosen") {
    auto choice = core::usual_pack(core::Purpose::regulator);
    const auto document = [&] {
        for (const auto& item : plan(choice).items)
            if (item.path == "data/case.json") {
                const auto bytes = item.make({});
                return std::string(bytes->begin(), bytes->end());
            }
        return std::string();
    };
    choice.content.person = core::Person{"林晓舟", "13800138000", "某路 1 号"};
    CHECK(document().find("13800138000") != std::string::npos);
    choice.content.person.reset();
    CHECK(document().find("13800138000") == std::string::npos);
    REQUIRE(session->dispatch(
        core::TakeRoute{.case_uuid = case_uuid, .route = core::Route::platform_dispute, .note = "只给自己看"}));
    CHECK(document().find("\"note\"") == std::string::npos);
    choice.content.notes = true;
    CHECK(document().find("\"note\"") != std::string::npos);
}

TEST_CASE_FIXTURE(PackFixture, "what comes in pieces lies in an archive as if it came whole, and its draft is gone") {
    const auto at = clock.now();
    const std::string text(700'000, 'x');
    const auto pieces = [&](const app::ByteSink& sink) {
        for (std::size_t begin = 0; begin < text.size(); begin += 1'000)
            if (const auto failed = sink(app::bytes_of(std::string_view(text).substr(begin, 1'000)))) return failed;
        return std::error_code();
    };
    for (const bool whole : {false, true}) {
        const auto target = app::archive_target(folder.path(), "a/", at, files);
        REQUIRE(target);
        if (whole)
            REQUIRE_FALSE((*target)->add("report.pdf", app::bytes_of(text)));
        else
            REQUIRE_FALSE((*target)->add_pieces("report.pdf", pieces));
        REQUIRE_FALSE((*target)->finish());
        REQUIRE_FALSE((*target)->take_free(whole ? "whole.zip" : "pieces.zip"));
    }
    CHECK(read(out("whole.zip")) == read(out("pieces.zip")));
    for (const auto& entry : fs::directory_iterator(folder.path()))
        CHECK(entry.path().filename().native().find(portable::path_of(".recoup-").native()) ==
              fs::path::string_type::npos);
}

TEST_CASE_FIXTURE(PackFixture, "a report that fails half way leaves nothing of the pack, and says why") {
    for (const bool archive : {false, true}) {
        auto broken = plan();
        for (auto& item : broken.items)
            if (item.path == app::kPackReport)
                item.stream = [](std::span<const std::string>, const app::ReportSink& sink) -> core::Result<void> {
                    sink("%PDF");
                    return core::fail(core::ErrorKind::work, "report_no_letters"_tr);
                };
        const auto before = names_beside();
        const auto form = archive ? core::PackForm::zip : core::PackForm::folder;
        const auto done = app::write_pack(broken, {.path = out("p"), .in_use = path, .form = form}, files);
        REQUIRE_FALSE(done);
        CHECK(done.error().message == "report_no_letters"_tr);
        CHECK(names_beside() == before);
        CHECK_FALSE(
            app::write_pack(broken, {.path = out("p.pdf"), .in_use = path, .form = core::PackForm::pdf}, files));
        CHECK(names_beside() == before);
    }
}
