#include "store/verify/verify.h"

#include "portable/path_text.h"
#include "store/file/create.h"
#include "store/file/history.h"
#include "store/picture/originals.h"
#include "store/sql/columns.h"
#include "store/sql/schema.h"
#include "store/verify/scan.h"

namespace recoup::store::inline verify {
namespace {

using Kind = Damage::Kind;

constexpr int kMostStructureLines = 20;

// One run over a file.
class Verifier {
  public:
    Verifier(File& file, const Progress& progress) : connection_(file.connection()), progress_(progress) {}

    Verification run() {
        connection_.on_progress([this] { return !go_on(); });
        try {
            all_ = connection_.number("PRAGMA page_count") * connection_.number("PRAGMA page_size");
            guarded("sqlite_schema", [&] { schema(); });
            guarded("", [&] { structure(); });
            meta();
            core::each_table([&]<class R>() { rows<R>(); });
            told();
            guarded("evidence", [&] { missing_originals(); });
            originals();
            thumbnails();
            texts();
            history();
        } catch (const SqlFailure& failure) {
            if (failure.code() == SQLITE_INTERRUPT)
                found_.stopped = true;
            else
                note({.kind = Kind::structure, .detail = failure.what()});
        }
        connection_.on_progress({});
        return std::move(found_);
    }

  private:
    bool go_on() { return !progress_ || progress_(std::min(done_, all_), all_); }

    void advance(std::int64_t bytes) {
        done_ += bytes;
        if (!go_on()) throw SqlFailure("stopped", SQLITE_INTERRUPT);
    }

    void note(Damage damage) {
        if (std::find(found_.damages.begin(), found_.damages.end(), damage) == found_.damages.end())
            found_.damages.push_back(std::move(damage));
    }

    template <class Work>
    void guarded(const std::string& table, Work work) {
        try {
            work();
        } catch (const SqlFailure& failure) {
            if (failure.code() == SQLITE_INTERRUPT) throw;
            note({.kind = Kind::structure, .table = table, .detail = failure.what()});
        }
    }

    void walk(const std::string& table, const std::string& columns,
              const std::function<void(const Statement&)>& visit) {
        guarded(table, [&] {
            if (!scan(connection_, table, columns, visit))
                note({.kind = Kind::structure, .table = table, .detail = "malformed"});
        });
    }

    void schema() {
        if (const auto name = schema_difference(connection_.db(), kSchemaVersion))
            note({.kind = Kind::foreign, .detail = *name});
    }

    void structure() {
        Statement check(connection_.db(), "PRAGMA integrity_check(" + std::to_string(kMostStructureLines) + ")");
        while (check.step())
            if (check.text(0) != "ok") note({.kind = Kind::structure, .detail = std::string(check.text(0))});
    }

    void meta() {
        walk("meta", "key,value,digest", [&](const Statement& row) {
            if (digest_of_columns("meta", row, 1, 2) != row.text(3))
                note({.kind = Kind::meta, .table = "meta", .detail = std::string(row.text(1))});
        });
    }

    void told() {
        walk("told", "key,at,digest", [&](const Statement& row) {
            if (digest_of_columns("told", row, 1, 2) != row.text(3))
                note({.kind = Kind::row, .table = "told", .detail = std::string(row.text(1))});
        });
    }

    template <class R>
    void rows() {
        const std::string table(core::table_name<R>());
        walk(table, columns_to_scan<R>(), [&](const Statement& row) {
            R value;
            const bool good = read_whole(row, value);
            if constexpr (std::is_same_v<R, core::CaseRow>) {
                ++found_.cases;
                if (!good) note({Kind::row, table, {}, value.number, value.title});
            } else if (!good) {
                note(of_case({.kind = Kind::row, .table = table}, row.text(2), row.text(1)));
            }
        });
    }

    // Names the case by its uuid; where that is what broke, by what the history says of the row `uuid`.
    Damage of_case(Damage damage, std::string_view case_uuid, std::string_view uuid = {}) {
        guarded("cases", [&] {
            if (name_case(damage, case_uuid) || uuid.empty()) return;
            auto& row = connection_.prepared("SELECT case_uuid FROM history WHERE instr(changes, ?1) LIMIT 1");
            const ResetAfter reset(row);
            if (row.bind(1, uuid).step()) name_case(damage, row.text(0));
        });
        return damage;
    }

    bool name_case(Damage& damage, std::string_view case_uuid) {
        auto& row = connection_.prepared("SELECT number, title FROM cases WHERE uuid = ?1");
        const ResetAfter reset(row);
        if (!row.bind(1, case_uuid).step()) return false;
        damage.case_number = row.integer(0);
        damage.case_title = std::string(row.text(1));
        return true;
    }

    void missing_originals() {
        Statement rows(connection_.db(),
                       "SELECT case_uuid, name FROM evidence WHERE sha256 NOT IN (SELECT sha256 FROM originals)");
        while (rows.step())
            note(of_case({.kind = Kind::original_missing, .table = "originals", .detail = std::string(rows.text(1))},
                         rows.text(0)));
    }

    void originals() {
        walk("originals", "sha256,bytes", [&](const Statement& row) {
            const OriginalPlace place{row.integer(0), row.integer(2)};
            const std::string sha256(row.text(1));
            ++found_.originals;
            found_.original_bytes += place.bytes;
            bool good = false;
            try {
                std::int64_t bytes = 0;
                good = digest_of_original(connection_, place, &bytes) == sha256 && bytes == place.bytes;
            } catch (const SqlFailure& failure) {
                if (failure.code() == SQLITE_INTERRUPT) throw;
            }
            if (!good) note_original(Kind::original, "originals", sha256);
            advance(place.bytes);
        });
    }

    // Every case that shows it; when the digest itself broke, there is none.
    void note_original(Kind kind, const std::string& table, const std::string& sha256) {
        bool any = false;
        guarded("evidence", [&] {
            Statement rows(connection_.db(), "SELECT case_uuid, name FROM evidence WHERE sha256 = ?1");
            rows.bind(1, sha256);
            for (; rows.step(); any = true)
                note(of_case({.kind = kind, .table = table, .detail = std::string(rows.text(1))}, rows.text(0)));
        });
        if (!any) note({.kind = kind, .table = table, .detail = sha256});
    }

    void thumbnails() {
        walk("thumbnails", "sha256,width,height,data,digest", [&](const Statement& row) {
            if (digest_of_columns("thumbnails", row, 1, 4) != row.text(5))
                note_original(Kind::thumbnail, "thumbnails", std::string(row.text(1)));
            advance(static_cast<std::int64_t>(row.blob(4).size()));
        });
    }

    void texts() {
        walk("texts", "sha256,engine,lines,digest", [&](const Statement& row) {
            if (digest_of_columns("texts", row, 1, 3) != row.text(4))
                note_original(Kind::text, "texts", std::string(row.text(1)));
        });
    }

    void history() {
        guarded("history", [&] {
            check_history(connection_, [&](const Statement& row) {
                note(of_case({.kind = Kind::history, .table = "history", .detail = std::string(row.text(0))},
                             row.text(4)));
            });
        });
    }

    Connection& connection_;
    const Progress& progress_;
    Verification found_;
    std::int64_t done_ = 0;
    std::int64_t all_ = 0;
};

// Rows per step of the copy: small enough to let others write in between, large enough to be fast.
constexpr int kCopyPages = 4096;

}  // namespace

core::Result<void> copy_pages(File& source, const std::filesystem::path& out, const Progress& progress) {
    try {
        Database target(out, SQLITE_OPEN_READWRITE);
        target.exec("PRAGMA synchronous = EXTRA");
        auto* backup = sqlite3_backup_init(target.handle(), "main", source.connection().db().handle(), "main");
        if (!backup) target.check(sqlite3_errcode(target.handle()));
        int code = SQLITE_OK;
        bool stopped = false;
        while (!stopped && (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED)) {
            code = sqlite3_backup_step(backup, kCopyPages);
            if (code == SQLITE_BUSY) sqlite3_sleep(5);
            const auto all = sqlite3_backup_pagecount(backup);
            stopped = progress && !progress(all - sqlite3_backup_remaining(backup), 2LL * all);
        }
        const int finished = sqlite3_backup_finish(backup);
        if (stopped) return core::fail(core::ErrorKind::work, "store_stopped"_tr);
        if (code != SQLITE_DONE || finished != SQLITE_OK)
            throw SqlFailure(target.handle(), code == SQLITE_DONE ? finished : code);
        return {};
    } catch (const SqlFailure& failure) {
        return tl::unexpected(sqlite_error(failure, out));
    }
}

Verification verify_file(File& file, const Progress& progress) {
    return Verifier(file, progress).run();
}

bool is_of_a_picture(const Damage& damage) {
    return damage.kind == Kind::original || damage.kind == Kind::original_missing || damage.kind == Kind::thumbnail ||
           damage.kind == Kind::text;
}

namespace {

core::Result<Verification> verify_draft(const std::filesystem::path& draft, const Progress& progress) {
    auto copy = File::open(draft, {});
    if (!copy) return tl::unexpected(copy.error());
    auto found = verify_file(
        **copy, [&](std::int64_t done, std::int64_t all) { return !progress || progress(all + done, 2 * all); });
    if (found.stopped) return core::fail(core::ErrorKind::work, "store_stopped"_tr);
    return found;
}

}  // namespace

core::Result<std::int64_t> verify_copy(const std::filesystem::path& draft, const std::filesystem::path& out,
                                       const Progress& progress) {
    auto found = verify_draft(draft, progress);
    // A disk that fails for a moment looks like damage; one that goes on failing says so when it is opened again.
    if (found && !std::ranges::all_of(found->damages, is_of_a_picture)) found = verify_draft(draft, progress);
    if (!found) return tl::unexpected(found.error());
    const auto damaged = std::ranges::count_if(found->damages, is_of_a_picture);
    if (damaged != std::ssize(found->damages))
        return core::fail(core::ErrorKind::work, "store_copy_damaged"_tr, {}, portable::utf8(out),
                          core::ErrorCode::damaged);
    return damaged;
}

core::Result<Copied> copy_file(File& source, const std::filesystem::path& out, const Progress& progress) {
    std::int64_t damaged = 0;
    const auto made = make_beside(out, [&](const std::filesystem::path& draft) -> core::Result<void> {
        if (auto copied = copy_pages(source, draft, progress); !copied) return copied;
        return verify_copy(draft, out, progress).map([&](std::int64_t found) { damaged = found; });
    });
    return made.map([&](const Afterwards& afterwards) { return Copied{damaged, afterwards}; });
}

}  // namespace recoup::store::inline verify
