#include <unordered_set>

#include "store/columns.h"
#include "store/create.h"
#include "store/history.h"
#include "store/originals.h"
#include "store/scan.h"
#include "store/verify.h"
#include "store/write.h"

namespace recoup::store {
namespace {

// One run from a damaged file into a new one: a row is taken when it fits its digest and what it refers to was taken.
class Salvager {
  public:
    Salvager(Connection& from, Connection& to, const Progress& progress) : from_(from), to_(to), progress_(progress) {}

    Salvage run() {
        from_.on_progress([this] { return progress_ && !progress_(done_, all_); });
        all_ = from_.number("PRAGMA page_count") * from_.number("PRAGMA page_size");
        Transaction transaction(to_, "BEGIN IMMEDIATE");
        copy_rows<core::CaseRow>([&](const core::CaseRow& row) {
            cases_.insert(row.uuid);
            ++result_.cases;
            return true;
        });
        copy_originals();
        copy_rows<core::EvidenceRow>([&](const core::EvidenceRow& row) {
            const bool whole = cases_.contains(row.case_uuid) && originals_.contains(row.sha256);
            result_.evidence += whole;
            return whole;
        });
        const auto of_case = [&](const auto& row) { return cases_.contains(row.case_uuid); };
        copy_rows<core::ContactRow>(of_case);
        copy_rows<core::DeadlineRow>(of_case);
        copy_rows<core::SlotRow>(of_case);
        copy_rows<core::TurnRow>(of_case);
        copy_rows<core::RouteRow>(of_case);
        copy_rows<core::PlatformRow>([&](const core::PlatformRow& row) {
            platforms_.insert(row.uuid);
            return true;
        });
        copy_rows<core::ClauseRow>([&](const auto& row) { return platforms_.contains(row.platform_uuid); });
        copy_history();
        transaction.commit();
        from_.on_progress({});
        return result_;
    }

  private:
    // A table that cannot be read at all gives nothing.
    void walk(const std::string& table, const std::string& columns,
              const std::function<void(const Statement&)>& visit) {
        try {
            if (!scan(from_, table, columns, visit)) ++result_.left_out;
        } catch (const SQLite::Exception& failure) {
            if (failure.getErrorCode() != SQLITE_CORRUPT && failure.getErrorCode() != SQLITE_ERROR) throw;
            ++result_.left_out;
        }
    }

    template <class R, class Wanted>
    void copy_rows(Wanted wanted) {
        const std::string table(core::table_name<R>());
        const int count = column_count<R>();
        walk(table, column_list<R>() + ",digest", [&](const Statement& row) {
            R value;
            const bool whole =
                row_from_columns(row, 1, value) && digest_of_columns(table, row, 1, count) == row.text(count + 1);
            if (whole && rows_.insert(value.uuid).second && wanted(value))
                insert_row(to_, value);
            else
                ++result_.left_out;
        });
    }

    void copy_originals() {
        walk("originals", "sha256,bytes", [&](const Statement& row) {
            Original original{.sha256 = std::string(row.text(1))};
            try {
                original.bytes =
                    std::make_shared<const Bytes>(bytes_of_original(from_, {row.integer(0), row.integer(2)}));
                if (sha256_hex(*original.bytes) != original.sha256) return void(++result_.left_out);
            } catch (const SQLite::Exception& failure) {
                if (failure.getErrorCode() != SQLITE_CORRUPT) throw;
                return void(++result_.left_out);
            }
            take_thumbnail(original);
            if (!originals_.insert(original.sha256).second || !store_original(to_, original)) return;
            ++result_.originals;
            done_ += row.integer(2);
        });
    }

    void take_thumbnail(Original& original) {
        try {
            auto& row = from_.prepared("SELECT width, height, data, digest FROM thumbnails WHERE sha256 = ?1");
            const ResetAfter reset(row);
            if (!row.bind(1, original.sha256).step()) return;
            original.thumbnail_width = static_cast<int>(row.integer(0));
            original.thumbnail_height = static_cast<int>(row.integer(1));
            const auto data = row.blob(2);
            original.thumbnail.assign(data.begin(), data.end());
            if (thumbnail_digest(original) != row.text(3)) original.thumbnail.clear();
        } catch (const SQLite::Exception&) {
            original.thumbnail.clear();  // it can be made again from the original
        }
    }

    // Chained anew: what is left out would break the old chain.
    void copy_history() {
        NewestEntry newest;
        walk("history", std::string(history_columns()), [&](const Statement& row) {
            core::Change change;
            const bool whole = read_change(row, change, 1) && rows_.insert(change.uuid).second;
            if (!whole) return void(++result_.left_out);
            change.seq = newest.seq + 1;
            append_history(to_, change, newest);
        });
    }

    Connection& from_;
    Connection& to_;
    const Progress& progress_;
    Salvage result_;
    std::unordered_set<core::Uuid> rows_;
    std::unordered_set<core::Uuid> cases_;
    std::unordered_set<core::Uuid> platforms_;
    std::unordered_set<std::string> originals_;
    std::int64_t done_ = 0;
    std::int64_t all_ = 0;
};

}  // namespace

core::Result<Salvage> salvage_file(File& damaged, const std::filesystem::path& out, const Identity& identity,
                                   const Progress& progress) {
    Salvage result;
    const auto made = make_beside(out, [&](const std::filesystem::path& draft) -> core::Result<void> {
        try {
            Connection target(draft, {});
            fill_new(target, identity);
            result = Salvager(damaged.connection(), target, progress).run();
            return {};
        } catch (const SQLite::Exception& failure) {
            if (failure.getErrorCode() == SQLITE_INTERRUPT)
                return core::fail(core::ErrorKind::work, "store_stopped"_tr);
            return tl::unexpected(sqlite_error(failure, out));
        }
    });
    if (!made) return tl::unexpected(made.error());
    return result;
}

}  // namespace recoup::store
