#include "core/pack/missing.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/edit/apply.h"
#include "support/ids.h"
#include "support/zones.h"

using namespace recoup;
using core::Lack;

namespace {

std::size_t none(const core::State&, const core::Uuid&) {
    return 0;
}
std::size_t two(const core::State&, const core::Uuid&) {
    return 2;
}

struct Board {
    test::FixedZones zones;
    test::CountingIds ids;
    core::Rulebook rules;
    core::State state{zones};
    core::Uuid id;

    Board() {
        core::AddCase add;
        add.fields.title = "耳机";
        add.fields.platform = "某商城";
        add.fields.paid_minor = 9900;
        id = run(add).case_uuid;
    }
    core::Change run(const core::Command& command) {
        auto change = core::apply(state, command, rules, core::Instant{std::chrono::seconds{1'795'000'000}}, ids);
        REQUIRE(change);
        REQUIRE(state.put(change->rows));
        return *change;
    }
    void attach(core::EvidenceKind kind, std::string name, std::optional<core::Instant> at,
                core::CapturedFrom from = core::CapturedFrom::unknown) {
        const std::string digest(64, static_cast<char>('a' + state.find(id)->evidence.size()));
        run(core::AttachEvidence{id,
                                 {{.kind = kind,
                                   .name = std::move(name),
                                   .sha256 = digest,
                                   .bytes = 10,
                                   .file_class = core::FileClass::picture,
                                   .captured_at = at,
                                   .captured_from = from}}});
    }
    std::vector<core::Missing> missing(core::Purpose purpose, core::CoveredPlaces covered = none) {
        return core::missing_for(state, *state.find(id), core::usual_pack(purpose), core::Lang::en, covered);
    }
};

bool has(const std::vector<core::Missing>& all, Lack lack) {
    return std::ranges::any_of(all, [&](const auto& one) { return one.lack == lack; });
}

}  // namespace

TEST_CASE("the regulator asks for both sides, the platform for neither") {
    Board board;
    CHECK(has(board.missing(core::Purpose::regulator), Lack::other_side));
    CHECK(has(board.missing(core::Purpose::regulator), Lack::person));
    CHECK_FALSE(has(board.missing(core::Purpose::platform), Lack::other_side));
    CHECK_FALSE(has(board.missing(core::Purpose::me), Lack::person));
    core::PlatformRow platform;
    platform.name = "某商城";
    platform.legal_name = "某商城有限公司";
    platform.legal_address = "某路 1 号";
    board.run(core::SavePlatform{platform});
    CHECK_FALSE(has(board.missing(core::Purpose::regulator), Lack::other_side));
}

TEST_CASE("a case without evidence, and one without proof of the payment, say so") {
    Board board;
    CHECK(has(board.missing(core::Purpose::me), Lack::no_evidence));
    board.attach(core::EvidenceKind::support_chat, "a.png", core::Instant{});
    CHECK_FALSE(has(board.missing(core::Purpose::me), Lack::no_evidence));
    CHECK(has(board.missing(core::Purpose::me), Lack::payment_proof));
    board.attach(core::EvidenceKind::payment_proof, "b.png", core::Instant{});
    CHECK_FALSE(has(board.missing(core::Purpose::me), Lack::payment_proof));
}

TEST_CASE("a moment that is not known, or guessed from the file, is told with its evidence") {
    Board board;
    board.attach(core::EvidenceKind::payment_proof, "a.png", std::nullopt);
    board.attach(core::EvidenceKind::payment_proof, "b.png", core::Instant{}, core::CapturedFrom::name);
    board.attach(core::EvidenceKind::payment_proof, "c.png", core::Instant{}, core::CapturedFrom::exif);
    const auto all = board.missing(core::Purpose::me);
    CHECK(has(all, Lack::no_time));
    CHECK(has(all, Lack::guessed_time));
    CHECK(std::ranges::count(all, Lack::guessed_time, &core::Missing::lack) == 1);
}

TEST_CASE("a number that looks like a phone is told until something is covered") {
    Board board;
    board.attach(core::EvidenceKind::support_chat, "a.png", core::Instant{}, core::CapturedFrom::exif);
    const std::string digest(64, 'a');
    board.state.know_text(digest, "客服：请拨 138 0013 8000 联系");
    CHECK(has(board.missing(core::Purpose::platform), Lack::personal));
    CHECK_FALSE(has(board.missing(core::Purpose::platform, two), Lack::personal));
    CHECK_FALSE(has(board.missing(core::Purpose::me), Lack::personal));
    board.state.know_text(digest, "订单号 13800138000123");
    CHECK_FALSE(has(board.missing(core::Purpose::platform), Lack::personal));
}

TEST_CASE("phones are told from other numbers") {
    for (const auto* text : {"13800138000", "电话13800138000。", "138-0013-8000", "a 199 1234 5678 b"})
        CHECK(core::shows_phone(text));
    for (const auto* text : {"1380013800", "138001380001", "12800138000", "", "2026112020140600011"})
        CHECK_FALSE(core::shows_phone(text));
}

TEST_CASE("names of files are plain whatever the evidence was called") {
    core::EvidenceRow row;
    row.kind = core::EvidenceKind::support_chat;
    for (const auto& [name, wanted] :
         std::initializer_list<std::pair<const char*, const char*>>{{"../../收据.PNG", "E04_support_chat.png"},
                                                                    {"a.tar.gz", "E04_support_chat.gz"},
                                                                    {"no ending", "E04_support_chat"},
                                                                    {"x.p/ng", "E04_support_chat"},
                                                                    {"x.\u202Egnp", "E04_support_chat"},
                                                                    {"x.muchtoolong", "E04_support_chat"}}) {
        row.name = name;
        CHECK(core::exhibit_name(3, row) == wanted);
    }
}
