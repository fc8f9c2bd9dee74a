#include <unordered_set>

#include "store/file/create.h"
#include "store/file/history.h"
#include "store/file/write.h"
#include "store/picture/originals.h"
#include "store/picture/texts.h"
#include "store/sql/columns.h"
#include "store/verify/scan.h"
#include "store/verify/verify.h"

namespace recoup::store::inline verify {
namespace {

// One run from a damaged file into a new one: a row is taken when it fits its digest and what it refers to was taken.
class Salvager {
  public:
    Salvager(Connection& from, Connection& to, const Progress& progress) : from_(from), to_(to), progress_(progress) {}

    // Stores what was taken, unless something was left out and that is not to be kept.
    Salvage run(bool keep_in_part) {
        from_.on_progress([this] { return progress_ && !progress_(done_, all_); });
        all_ = from_.number("PRAGMA page_count") * from_.number("PRAGMA page_size");
        Transaction transaction(to_, "BEGIN IMMEDIATE");
        copy_rows<core::CaseRow>([&](const core::CaseRow& row) {
            cases_.insert(row.uuid);
            ++result_.cases;
            return true;
        });
        copy_originals();
        copy_texts();
        copy_rows<core::EvidenceRow>([&](const core::EvidenceRow& row) {
            const bool whole = cases_.contains(row.case_uuid) && originals_.contains(row.sha256);
            result_.evidence += whole;
            if (whole) evidence_.insert(row.uuid);
            return whole;
        });
        const auto of_case = [&](const auto& row) { return cases_.contains(row.case_uuid); };
        copy_rows<core::ContactRow>(of_case);
        copy_rows<core::DeadlineRow>(of_case);
        copy_rows<core::SlotRow>(of_case);
        copy_rows<core::TurnRow>(of_case);
        copy_rows<core::RouteRow>(of_case);
        copy_rows<core::AnswerRow>(of_case);
        copy_rows<core::RedactionRow>([&](const core::RedactionRow& row) {
            return cases_.contains(row.case_uuid) && evidence_.contains(row.evidence_uuid);
        });
        copy_rows<core::PlatformRow>([&](const core::PlatformRow& row) {
            platforms_.insert(row.uuid);
            return true;
        });
        copy_rows<core::ClauseRow>([&](const auto& row) { return platforms_.contains(row.platform_uuid); });
        const auto any = [](const auto&) { return true; };
        copy_rows<core::PhraseRow>(any);
        copy_rows<core::RefusedRow>(any);
        copy_rows<core::PaymentRow>([&](core::PaymentRow& row) {
            if (row.case_uuid && !cases_.contains(*row.case_uuid)) row.case_uuid.reset();
            return true;
        });
        copy_history();
        from_.on_progress({});
        if (keep_in_part || result_.left_out == 0) transaction.commit();
        return result_;
    }

  private:
    // A table that cannot be read at all gives nothing.
    void walk(const std::string& table, const std::string& columns,
              const std::function<void(const Statement&)>& visit) {
        try {
            if (!scan(from_, table, columns, visit)) ++result_.left_out;
        } catch (const SqlFailure& failure) {
            if (failure.code() != SQLITE_CORRUPT && failure.code() != SQLITE_ERROR) throw;
            ++result_.left_out;
        }
    }

    template <class R, class Wanted>
    void copy_rows(Wanted wanted) {
        walk(std::string(core::table_name<R>()), columns_to_scan<R>(), [&](const Statement& row) {
            R value;
            if (read_whole(row, value) && rows_.insert(value.uuid).second && wanted(value))
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
            } catch (const SqlFailure& failure) {
                if (failure.code() != SQLITE_CORRUPT) throw;
                return void(++result_.left_out);
            }
            take_thumbnail(original);
            if (!originals_.insert(original.sha256).second || !store_original(to_, original)) return;
            ++result_.originals;
            done_ += row.integer(2);
        });
    }

    void copy_texts() {
        walk("texts", "sha256,engine,lines,digest", [&](const Statement& row) {
            const PictureText text{std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3))};
            if (text_digest(text) == row.text(4) && originals_.contains(text.sha256))
                put_text(to_, text);
            else
                ++result_.left_out;
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
            if (thumbnail_digest(original) != row.text(3)) leave_thumbnail(original);
        } catch (const SqlFailure&) {
            leave_thumbnail(original);
        }
    }

    // It can be made again from the original.
    void leave_thumbnail(Original& original) {
        original.thumbnail.clear();
        ++result_.left_out;
    }

    // Chained anew: what is left out would break the old chain.
    void copy_history() {
        Head newest;
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
    std::unordered_set<core::Uuid> evidence_;
    std::unordered_set<core::Uuid> platforms_;
    std::unordered_set<std::string> originals_;
    std::int64_t done_ = 0;
    std::int64_t all_ = 0;
};

// A table that cannot be read at all gives nothing.
template <class R>
std::int64_t load_rows_of(Connection& from, core::State& state) {
    core::State::Place place;
    std::int64_t left_out = 0;
    const auto take = [&](const Statement& row) {
        R value;
        if (read_whole(row, value))
            state.load(std::move(value), place);
        else
            ++left_out;
    };
    try {
        left_out += !scan(from, std::string(core::table_name<R>()), columns_to_scan<R>(), take);
    } catch (const SqlFailure&) {
        ++left_out;
    }
    return left_out;
}

}  // namespace

std::int64_t load_readable(File& damaged, core::State& state) {
    auto& from = damaged.connection();
    std::int64_t left_out = 0;
    core::each_table([&]<class R>() { left_out += load_rows_of<R>(from, state); });
    state.finish_loading();
    return left_out;
}

core::Result<Salvage> salvage_file(File& damaged, const std::filesystem::path& out, const Identity& identity,
                                   const Progress& progress) {
    Salvage result;
    const auto made = make_beside(out, [&](const std::filesystem::path& draft) -> core::Result<void> {
        try {
            Connection target(draft, {});
            fill_new(target, identity);
            result = Salvager(damaged.connection(), target, progress).run(false);
            // A disk that fails for a moment looks like damage.
            if (result.left_out > 0) result = Salvager(damaged.connection(), target, progress).run(true);
            return {};
        } catch (const SqlFailure& failure) {
            if (failure.code() == SQLITE_INTERRUPT) return core::fail(core::ErrorKind::work, "store_stopped"_tr);
            return tl::unexpected(sqlite_error(failure, out));
        }
    });
    if (!made) return tl::unexpected(made.error());
    return result;
}

}  // namespace recoup::store::inline verify
