// Random files, written as a document and read into an empty file, are the same again.
#include <doctest/doctest.h>

#include <random>

#include "app/intake/importer.h"
#include "app/session/session_fixture.h"
#include "app/tables/export_tables.h"
#include "app/tables/import_document.h"
#include "export/tables/document.h"

using namespace recoup;

namespace {

constexpr std::string_view kHostile[] = {"",
                                         "书",
                                         "=HYPERLINK(\"http://x\")",
                                         "</script><b>",
                                         "a\nb\r\nc\t\"d\",e",
                                         "\x1b[31m\xe2\x80\xae逆",
                                         "😀\xe2\x80\xa8",
                                         "'=1",
                                         "C:\\..\\x"};

class RandomRows {
  public:
    explicit RandomRows(std::uint32_t seed) : random_(seed) {}

    std::vector<core::Row> rows(const std::vector<std::string>& digests);

  private:
    std::size_t below(std::size_t end) { return random_() % end; }

    void fill(std::string_view, core::Uuid& out) {
        for (auto& byte : out.bytes) byte = static_cast<std::uint8_t>(random_());
    }
    void fill(std::string_view column, std::string& out) {
        out = column == "currency" ? "CNY" : kHostile[below(std::size(kHostile))];
    }
    void fill(std::string_view, core::Instant& out) { out = core::Instant{std::chrono::seconds{random_()}}; }
    void fill(std::string_view, core::When& out) {
        core::Instant at;
        fill({}, at);
        out = below(2) == 0 ? core::at_instant(at)
                            : core::on_day(core::Day{std::chrono::floor<std::chrono::days>(at)}, "Asia/Shanghai");
    }
    void fill(std::string_view column, std::int64_t& out) {
        out = column == "number" ? ++number_ : static_cast<std::int64_t>(below(1000));
    }
    void fill(std::string_view, bool& out) { out = below(2) == 0; }
    template <class E>
    requires std::is_enum_v<E>
    void fill(std::string_view, E& out) { out = static_cast<E>(below(core::words<E>().size())); }
    template <class T>
    void fill(std::string_view column, std::optional<T>& out) {
        out.reset();
        if (below(2) == 0 && !std::is_same_v<T, core::Uuid>) fill(column, out.emplace());
    }
    template <class R>
    R row() {
        R made;
        core::fields(made, [&](std::string_view column, auto& member) { fill(column, member); });
        return made;
    }

    std::mt19937 random_;
    std::int64_t number_ = 0;
};

std::vector<core::Row> RandomRows::rows(const std::vector<std::string>& digests) {
    std::vector<core::Row> all;
    std::vector<core::Uuid> contacts, evidence, cases_made;
    for (auto cases = below(4); cases-- > 0;) {
        auto of = row<core::CaseRow>();
        of.title = "案件 " + std::to_string(below(1000)) + of.title;
        of.currency = below(2) == 0 ? "CNY" : "JPY";
        all.emplace_back(of);
        cases_made.push_back(of.uuid);
        contacts.clear();
        evidence.clear();
        core::each_table([&]<class R>() {
            if constexpr (core::kOfCase<R> && !std::is_same_v<R, core::CaseRow>)
                for (auto left = below(4); left-- > 0;) {
                    auto one = row<R>();
                    one.case_uuid = of.uuid;
                    if constexpr (requires { one.sha256; }) one.sha256 = digests[below(digests.size())];
                    if constexpr (std::is_same_v<R, core::EvidenceRow>) evidence.push_back(one.uuid);
                    if constexpr (std::is_same_v<R, core::ContactRow>) contacts.push_back(one.uuid);
                    if constexpr (requires { one.evidence_uuid; }) {
                        if (evidence.empty()) continue;
                        one.evidence_uuid = evidence.back();
                        evidence.pop_back();  // boxes are of one piece of evidence once
                    }
                    all.emplace_back(one);
                }
        });
        for (auto& any : all)
            if (auto* item = std::get_if<core::EvidenceRow>(&any);
                item && item->case_uuid == of.uuid && !contacts.empty())
                item->contact_uuid = contacts.front();
    }
    for (auto left = below(3); left-- > 0;) {
        auto platform = row<core::PlatformRow>();
        platform.name = "平台 " + std::to_string(left) + platform.name;
        all.emplace_back(platform);
        auto clause = row<core::ClauseRow>();
        clause.platform_uuid = platform.uuid;
        clause.sha256 = below(2) == 0 ? "" : digests.front();
        all.emplace_back(clause);
    }
    auto phrase = row<core::PhraseRow>();
    phrase.text = "不退" + phrase.text;
    all.emplace_back(phrase);
    auto refused = row<core::RefusedRow>();
    refused.sha256 = std::string(64, 'f');
    all.emplace_back(refused);
    for (auto left = below(4); left-- > 0;) {
        auto payment = row<core::PaymentRow>();
        payment.file_sha256 = digests.front();
        if (!cases_made.empty() && below(2) == 0) payment.case_uuid = cases_made[below(cases_made.size())];
        all.emplace_back(payment);
    }
    return all;
}

struct RoundTrip : test::SessionFixture {
    std::unique_ptr<app::Session> open_at(const std::filesystem::path& file) {
        path = file;
        return open();
    }
    std::vector<app::Original> originals() const {
        std::vector<app::Original> made;
        for (const auto* text : {"one", "two", "three"}) {
            const std::string_view bytes(text);
            made.push_back(app::import_bytes(std::make_shared<const app::Bytes>(bytes.begin(), bytes.end()), "a.txt",
                                             std::nullopt, zones, "Asia/Shanghai")
                               ->original);
        }
        return made;
    }
    std::string exported(const std::filesystem::path& from, app::WithOriginals with = app::WithOriginals::inside) {
        auto file = app::WholeFile::open(from, zones);
        REQUIRE(file);
        const app::TableChoice choice{.format = app::TableFormat::json, .originals = with};
        const auto text = app::make_table(*file, exporting::by_number(file->state()), choice, "x.json");
        REQUIRE(text);
        return *text;
    }
    core::Result<app::ImportPlan> planned(const std::string& text, app::Session& into) {
        auto document = app::read_document(text, folder.path());
        if (!document) return tl::unexpected(document.error());
        return app::plan_import(std::move(*document), into, zones, "Asia/Shanghai");
    }
};

}  // namespace

TEST_CASE_FIXTURE(RoundTrip, "a random file, exported and imported into an empty one, exports the same bytes") {
    const auto known = originals();
    std::vector<std::string> digests;
    for (const auto& one : known) digests.push_back(one.sha256);
    for (std::uint32_t seed = 1; seed <= 25; ++seed) {
        CAPTURE(seed);
        const auto from = folder.path() / ("from" + std::to_string(seed) + ".recoup");
        const auto to = folder.path() / ("to" + std::to_string(seed) + ".recoup");
        {
            const auto session = open_at(from);
            REQUIRE(session->dispatch(core::ImportRows{RandomRows(seed).rows(digests)}, known));
            const auto kept = session->flush();
            INFO((kept ? std::string() : core::sentence(core::Lang::en, kept.error())));
            REQUIRE(kept);
        }
        const auto text = exported(from);
        {
            const auto session = open_at(to);
            auto plan = planned(text, *session);
            REQUIRE(plan);
            CHECK(plan->evidence_left_out == 0);
            REQUIRE(session->dispatch(plan->command, plan->originals));
            REQUIRE(session->flush());
            auto again = planned(text, *session);
            REQUIRE(again);
            CHECK(again->command.rows.empty());
            CHECK(again->originals.empty());
        }
        CHECK(exported(to) == text);
    }
}

TEST_CASE_FIXTURE(RoundTrip, "evidence whose original does not come along is left out, and counted") {
    const auto known = originals();
    core::CaseRow of{.uuid = ids.next(), .number = 1, .title = "手机"};
    core::EvidenceRow item{.uuid = ids.next(), .case_uuid = of.uuid, .number = 1, .name = "a.txt"};
    item.sha256 = known[0].sha256;
    const auto from = folder.path() / "from.recoup";
    {
        const auto session = open_at(from);
        REQUIRE(session->dispatch(core::ImportRows{{of, item}}, known));
        REQUIRE(session->flush());
    }
    const auto session = open_at(folder.path() / "to.recoup");
    const auto plan = planned(exported(from, app::WithOriginals::none), *session);
    REQUIRE(plan);
    CHECK(plan->evidence_left_out == 1);
    CHECK(plan->command.rows.size() == 1);
}

TEST_CASE_FIXTURE(RoundTrip, "a document of a stranger is refused in one sentence") {
    const auto session = open_at(folder.path() / "to.recoup");
    const auto refused = [&](const std::string& text) {
        const auto plan = planned(text, *session);
        REQUIRE_FALSE(plan);
        CHECK(plan.error().kind == core::ErrorKind::work);
        return core::sentence(core::Lang::en, plan.error());
    };
    const auto has = [&](const std::string& text, const char* part) {
        CAPTURE(text.substr(0, 200));
        CHECK(refused(text).find(part) != std::string::npos);
    };
    has("", "not complete JSON");
    has("{", "not complete JSON");
    has("[]", "not a JSON file that Recoup exported");
    has(R"({"format":"other","version":1})", "not a JSON file that Recoup exported");
    has(R"({"format":"recoup-export","version":2,"cases":[]})", "newer Recoup");
    has("{\"format\":\"\xff\"}", "not UTF-8");
    has(std::string(100'000, '['), "too deep");
    has(R"({"format":"recoup-export","version":1,"left_out":[],"cases":5,"originals":[]})", "no list of cases");
    has(R"({"format":"recoup-export","version":1,"left_out":[],"cases":[{}],"originals":[]})", "a row of cases");
    const std::string head = R"({"format":"recoup-export","version":1,"left_out":[],"cases":[],"originals":[)";
    has(head + R"({"sha256":"a","bytes":1,"file":"../../etc/passwd"}]})", "originals");
    has(head + R"({"sha256":"a","bytes":1,"file":"/etc/passwd"}]})", "originals");
    has(head + R"({"sha256":"a","bytes":1,"base64":"%%%%"}]})", "originals");
    CHECK(session->state().cases().empty());
}

TEST_CASE_FIXTURE(RoundTrip, "an original whose bytes are others than its checksum says is refused") {
    const auto known = originals();
    core::CaseRow of{.uuid = ids.next(), .number = 1, .title = "手机"};
    core::EvidenceRow item{.uuid = ids.next(), .case_uuid = of.uuid, .number = 1, .name = "a.txt"};
    item.sha256 = known[0].sha256;
    const auto from = folder.path() / "from.recoup";
    {
        const auto session = open_at(from);
        REQUIRE(session->dispatch(core::ImportRows{{of, item}}, known));
        REQUIRE(session->flush());
    }
    auto text = exported(from);
    const auto at = text.find("\"b25l\"");  // "one"
    REQUIRE(at != std::string::npos);
    text.replace(at, 6, "\"b25m\"");
    const auto session = open_at(folder.path() / "to.recoup");
    const auto plan = planned(text, *session);
    REQUIRE_FALSE(plan);
    CHECK(core::sentence(core::Lang::en, plan.error()).find("does not match its checksum") != std::string::npos);
}
