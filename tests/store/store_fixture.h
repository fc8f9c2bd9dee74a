// A small real file with two cases and two originals, in a fresh folder.
#pragma once

#include <fstream>
#include <stdexcept>

#include "core/edit/apply.h"
#include "store/file/file.h"
#include "store/sql/database.h"
#include "store/sql/digest.h"
#include "support/ids.h"
#include "support/temp_folder.h"
#include "support/zones.h"

namespace recoup::test {

inline constexpr auto kNow = core::Instant{std::chrono::seconds{1'795'000'000}};

// As another program with the plain library would.
inline void alter(const std::filesystem::path& path, const std::string& sql) {
    store::Database db(path, SQLITE_OPEN_READWRITE);
    db.exec(sql);
}

inline store::Bytes read_all(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline void write_all(const std::filesystem::path& path, const store::Bytes& bytes) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

struct StoreFixture {
    TempFolder folder;
    FixedZones zones;
    CountingIds ids;
    std::filesystem::path path = folder.path() / "x.recoup";
    core::State state{zones};
    store::Original shot = original("the bytes of a screenshot, kept as they came");
    store::Original bill = original(std::string(20'000, 'b'));

    StoreFixture() {
        if (!store::File::create(path, {ids.next(), ids.next(), kNow})) throw std::runtime_error("no file");
        core::AddCase phone;
        phone.fields.title = "手机七天出现故障";
        phone.fields.note = "客服说一切正常";
        phone.slots = {core::EvidenceKind::payment_proof};
        phone.evidence = {evidence(shot, "故障.png"), evidence(bill, "bill.png")};
        phone.deadlines = {{.title = "回复", .due = core::at_instant(kNow)}};
        core::AddCase ticket;
        ticket.fields.title = "电影票只退一百";
        commit(phone, {shot, bill});
        commit(ticket, {});
    }

    static store::Original original(std::string_view text) {
        auto bytes = std::make_shared<store::Bytes>(text.begin(), text.end());
        return {.sha256 = store::sha256_hex(*bytes),
                .bytes = bytes,
                .thumbnail = {7, 7, 7, 7},
                .thumbnail_width = 3,
                .thumbnail_height = 4};
    }
    static core::NewEvidence evidence(const store::Original& item, std::string name) {
        return {.name = std::move(name),
                .sha256 = item.sha256,
                .bytes = static_cast<std::int64_t>(item.bytes->size()),
                .file_class = core::FileClass::picture};
    }

    store::CommitResult commit(const core::Command& command, std::vector<store::Original> originals) {
        auto file = store::File::open(path, {});
        if (!file) throw std::runtime_error("does not open");
        auto change = core::apply(state, command, {}, kNow, ids);
        if (!change || !state.put(change->rows)) throw std::runtime_error("the command fails");
        const store::Entry entry{*change, std::move(originals)};
        return (*file)->commit(std::span(&entry, 1), *(*file)->head());
    }

    core::Tr refusal() const {
        const auto file = store::File::open(path, {});
        return file ? "app_name"_tr : file.error().message;
    }
};

}  // namespace recoup::test
