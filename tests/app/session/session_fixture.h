// A session on a real file in a fresh folder, with a clock that stands and identities that never repeat.
#pragma once

#include <sodium/randombytes.h>

#include "app/session/session.h"
#include "store/sql/digest.h"
#include "support/temp_folder.h"
#include "support/zones.h"

namespace recoup::test {

class StillClock final : public app::Clock {
  public:
    std::chrono::sys_seconds now() const override { return moment; }
    std::chrono::sys_seconds moment{std::chrono::seconds{1'795'000'000}};
};

class RandomIds final : public core::IdSource {
  public:
    core::Uuid next() override {
        core::Uuid id;
        randombytes_buf(id.bytes.data(), id.bytes.size());
        return id;
    }
};

struct SessionFixture {
    TempFolder folder;
    StillClock clock;
    FixedZones zones;
    RandomIds ids;
    core::Rulebook rules;
    std::filesystem::path path = folder.path() / "refunds.recoup";

    std::unique_ptr<app::Session> open(bool create = true) {
        auto session =
            app::Session::open(path, create, {.clock = clock, .zones = zones, .ids = ids, .rules = rules, .wake = {}});
        if (!session) throw std::runtime_error(core::sentence(core::Lang::en, session.error()));
        return std::move(*session);
    }
};

inline core::AddCase add_case(std::string title) {
    core::AddCase command;
    command.fields.title = std::move(title);
    return command;
}

inline app::Original original_of(std::string_view text) {
    auto bytes = std::make_shared<store::Bytes>(text.begin(), text.end());
    return {.sha256 = store::sha256_hex(*bytes),
            .bytes = bytes,
            .thumbnail = {1, 2, 3},
            .thumbnail_width = 4,
            .thumbnail_height = 5};
}

inline core::NewEvidence evidence_of(const app::Original& original, std::string name = "shot.png") {
    return {.kind = core::EvidenceKind::error_screen,
            .name = std::move(name),
            .sha256 = original.sha256,
            .bytes = static_cast<std::int64_t>(original.bytes->size()),
            .file_class = core::FileClass::picture,
            .width = 10,
            .height = 20};
}

}  // namespace recoup::test
