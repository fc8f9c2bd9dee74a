// Pictures of the demo, made to fit.
#include "app/upload/upload_set.h"

#include <doctest/doctest.h>

#include <fstream>

#include "app/data/library.h"
#include "app/intake/importer.h"
#include "app/reading/habit.h"
#include "app/session/session_fixture.h"
#include "assets/embedded.h"
#include "media/kind/sniff.h"
#include "media/meta/probe.h"
#include "platform/files/files.h"
#include "portable/path_text.h"
#include "support/source_dir.h"

using namespace recoup;

namespace {

struct UploadSets : test::SessionFixture {
    core::EvidenceRow row(const std::string& name, core::EvidenceKind kind) {
        const auto bytes = app::read_file(portable::path_of(test::source_path("assets/demo/pictures/" + name)));
        REQUIRE(bytes);
        const auto made =
            app::import_bytes(std::make_shared<const app::Bytes>(*bytes), name, std::nullopt, zones, "Asia/Shanghai");
        REQUIRE(made);
        core::EvidenceRow item{.uuid = ids.next(), .number = ++count, .kind = kind, .name = name};
        item.sha256 = made->evidence.sha256;
        item.bytes = made->evidence.bytes;
        item.width = made->evidence.width;
        item.height = made->evidence.height;
        known[item.sha256] = *bytes;
        return item;
    }
    core::Result<app::UploadSet> make(const std::vector<core::EvidenceRow>& rows, const core::UploadLimits& limits,
                                      const std::string& name = "set") {
        app::UploadSource source;
        source.picture = [this](const core::EvidenceRow& item) {
            return core::Result<app::Bytes>(known.at(item.sha256));
        };
        source.habit = {.words = &library.reading(), .zones = &zones, .zone = "Asia/Shanghai", .now = clock.now()};
        const portable::StopSource never;
        return app::make_upload_set(rows, limits, source, folder.path() / name, files, never.token());
    }
    app::Bytes written(const std::string& name, const std::string& set = "set") const {
        const auto bytes = app::read_file(folder.path() / set / portable::path_of(name));
        REQUIRE(bytes);
        return *bytes;
    }

    std::int64_t count = 0;
    std::map<std::string, app::Bytes> known;
    app::Library library{folder.path() / "data"};
    platform::SystemFiles files;
};

}  // namespace

TEST_CASE_FIXTURE(UploadSets, "what a portal takes already is the original, byte for byte") {
    if (!assets::has_networks()) return;
    const auto item = row("payment-success.png", core::EvidenceKind::payment_proof);
    const auto set = make({item}, {.files = 3, .each_bytes = 5'000'000});
    REQUIRE(set);
    REQUIRE(set->files.size() == 1);
    CHECK(set->files[0].name == "01_支付凭证.png");
    CHECK(set->files[0].quality == 0);
    CHECK(written("01_支付凭证.png") == known.at(item.sha256));
    const auto list = written(set->list);
    const std::string text(list.begin(), list.end());
    CHECK(text.find(item.sha256) != std::string::npos);
    CHECK(text.find("E1") != std::string::npos);
}

TEST_CASE_FIXTURE(UploadSets, "WebP becomes JPEG within the limit, and its sums and numbers are still read in it") {
    if (!assets::has_networks()) return;
    const std::vector rows{row("phone-chat.webp", core::EvidenceKind::support_chat),
                           row("payment-success.png", core::EvidenceKind::payment_proof),
                           row("order-detail.png", core::EvidenceKind::order_detail)};
    const core::UploadLimits limits{.files = 2, .each_bytes = 400'000, .png = false};
    const auto set = make(rows, limits);
    REQUIRE(set);
    CHECK(set->files.size() <= 2);
    std::size_t parts = 0;
    for (const auto& file : set->files) {
        const auto bytes = written(file.name);
        CHECK(static_cast<std::int64_t>(bytes.size()) <= limits.each_bytes);
        CHECK(media::sniff(std::as_bytes(std::span(bytes))) == media::FileType::jpeg);
        CHECK(file.name.ends_with(".jpg"));
        parts += file.from.size();
    }
    CHECK(parts >= rows.size());
    CHECK(known.at(rows[0].sha256) ==
          *app::read_file(portable::path_of(test::source_path("assets/demo/pictures/phone-chat.webp"))));
}

TEST_CASE_FIXTURE(UploadSets, "what cannot stay readable is refused by its evidence, and leaves nothing") {
    if (!assets::has_networks()) return;
    std::vector<core::EvidenceRow> rows;
    for (int i = 0; i < 4; ++i) {
        rows.push_back(row("payment-success.png", core::EvidenceKind::payment_proof));
        rows.push_back(row("order-detail.png", core::EvidenceKind::order_detail));
    }
    const auto set = make(rows, {.files = 1, .each_bytes = 20'000});
    REQUIRE_FALSE(set);
    CHECK(core::sentence(core::Lang::en, set.error()) ==
          "E1 is no longer readable within 20KB; allow more files, or larger ones.");
    CHECK_FALSE(std::filesystem::exists(folder.path() / "set"));
}

TEST_CASE_FIXTURE(UploadSets, "a folder that is there already is left alone") {
    std::filesystem::create_directory(folder.path() / "set");
    const auto item = row("payment-success.png", core::EvidenceKind::payment_proof);
    CHECK_FALSE(make({item}, {.files = 1, .each_bytes = 5'000'000}));
    CHECK(std::filesystem::is_empty(folder.path() / "set"));
}

namespace {

std::string text_of(const app::Bytes& bytes) {
    return {bytes.begin(), bytes.end()};
}

std::size_t count_of(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE_FIXTURE(UploadSets, "where a PDF is taken, shots that must share a file are its pages, with nothing lost") {
    if (!assets::has_networks()) return;
    const std::vector rows{row("payment-success.png", core::EvidenceKind::payment_proof),
                           row("order-detail.png", core::EvidenceKind::order_detail),
                           row("phone-chat.webp", core::EvidenceKind::support_chat)};
    const auto set = make(rows, {.files = 2, .each_bytes = 5'000'000, .pdf = true});
    REQUIRE(set);
    REQUIRE(set->files.size() == 2);
    std::size_t joined = 0, shots = 0;
    for (const auto& file : set->files) {
        shots += file.from.size();
        if (!file.name.ends_with(".pdf")) continue;
        ++joined;
        const auto pdf = text_of(written(file.name));
        CHECK(pdf.starts_with("%PDF-"));
        CHECK(count_of(pdf, "/Type/Page/") == file.from.size());
        CHECK(file.quality == 0);
    }
    CHECK(joined == 1);
    CHECK(shots >= rows.size());
}

TEST_CASE_FIXTURE(UploadSets, "a joined PDF keeps to the size of a file, and stays readable") {
    if (!assets::has_networks()) return;
    const std::vector rows{row("payment-success.png", core::EvidenceKind::payment_proof),
                           row("phone-chat.webp", core::EvidenceKind::support_chat)};
    const core::UploadLimits limits{.files = 1, .each_bytes = 300'000, .jpg = false, .png = false, .pdf = true};
    const auto set = make(rows, limits);
    REQUIRE(set);
    REQUIRE(set->files.size() == 1);
    CHECK(set->files[0].bytes <= limits.each_bytes);
    CHECK(text_of(written(set->files[0].name)).starts_with("%PDF-"));
    const auto none = make(rows, {.files = 1, .each_bytes = 20'000, .pdf = true}, "small");
    CHECK_FALSE(none);
}

TEST_CASE_FIXTURE(
    UploadSets,
    "a document goes as it came where a PDF is taken and it fits, and never takes the last file of pictures") {
    if (!assets::has_networks()) return;
    const auto shot = row("payment-success.png", core::EvidenceKind::payment_proof);
    core::EvidenceRow document{.uuid = ids.next(), .number = ++count, .kind = core::EvidenceKind::invoice};
    document.name = "发票.pdf";
    document.file_class = core::FileClass::pdf;
    document.sha256 = std::string(64, 'b');
    known[document.sha256] = {'%', 'P', 'D', 'F', '-', '1'};
    const auto both = make({document, shot}, {.files = 2, .each_bytes = 5'000'000, .pdf = true}, "both");
    REQUIRE(both);
    REQUIRE(both->files.size() == 2);
    CHECK(both->files[0].name.ends_with(".pdf"));
    CHECK(both->files[0].from[0].number == document.number);
    CHECK(written(both->files[0].name, "both") == known[document.sha256]);
    CHECK(both->no_pictures.empty());
    for (const auto& limits : {core::UploadLimits{.files = 1, .each_bytes = 5'000'000, .pdf = true},
                               core::UploadLimits{.files = 2, .each_bytes = 5'000'000}}) {
        const auto without = make({document, shot}, limits, "without" + std::to_string(limits.files));
        REQUIRE(without);
        CHECK(without->files.size() == 1);
        CHECK(without->no_pictures == std::vector{document.number});
    }
    known[document.sha256].resize(30'000);
    const auto large = make({document}, {.files = 2, .each_bytes = 20'000, .pdf = true}, "large");
    REQUIRE_FALSE(large);
    CHECK(large.error().message == "upload_nothing"_tr);
}
