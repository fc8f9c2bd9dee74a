#include "store/verify/purge.h"

#include <optional>
#include <set>
#include <unordered_set>

#include "portable/path_text.h"
#include "store/disk/disk.h"
#include "store/file/create.h"
#include "store/file/history.h"
#include "store/file/load.h"
#include "store/sql/columns.h"
#include "store/sql/table_sql.h"

namespace recoup::store::inline verify {
namespace {

using Texts = std::unordered_set<std::string>;

// What goes. All else stays.
struct Plan {
    std::string before;  // as the file writes moments
    std::unordered_set<core::Uuid> cases;
    std::set<std::int64_t> changes;
    Texts originals;
    Purge gone;
};

// What a person gave of a row: texts and amounts, in the order of the columns. Stages and dates say nothing that the
// rest does not.
template <class R>
std::vector<std::string> given_texts(const R& row) {
    std::vector<std::string> texts;
    core::fields(row, [&](std::string_view, const auto& member) {
        using T = std::decay_t<decltype(member)>;
        if constexpr (std::is_same_v<T, std::string>) texts.push_back(member);
        if constexpr (std::is_same_v<T, std::optional<std::int64_t>>)
            texts.push_back(member ? std::to_string(*member) : std::string());
    });
    return texts;
}

void take_original(const core::Row& row, Texts& into) {
    if (const auto* item = std::get_if<core::EvidenceRow>(&row)) into.insert(item->sha256);
    const auto* clause = std::get_if<core::ClauseRow>(&row);
    if (clause && !clause->sha256.empty()) into.insert(clause->sha256);
}

// What was removed by then, where the text asks for it.
void bind_before(Statement& rows, const std::string& before) {
    if (sqlite3_bind_parameter_count(rows.handle()) > 0) rows.bind(1, before);
}

// Calls visit(row) with both sides of every row of the change.
template <class Visit>
void each_row(const core::Change& change, Visit visit) {
    for (const auto& row : change.rows) {
        if (row.before) visit(*row.before);
        if (row.after) visit(*row.after);
    }
}

// Reads a file twice through to tell what goes. Throws SqlFailure, and BadRow of a history that is none of ours.
class Planner {
  public:
    Planner(Connection& from, core::Instant before) : from_(from), before_(before) {
        plan_.before = std::get<std::string>(to_value(before));
    }

    Plan plan() {
        find_cases();
        each_change([&](const core::Change& change) { look_for_old(change); });
        each_change([&](const core::Change& change) { look_for_old_words(change); });
        find_originals();
        plan_.gone.cases = std::ssize(plan_.cases);
        plan_.gone.changes = std::ssize(plan_.changes);
        return std::move(plan_);
    }

  private:
    void find_cases() {
        Statement rows(from_.db(), "SELECT uuid FROM cases WHERE removed_at <= ?1");
        rows.bind(1, plan_.before);
        core::Uuid uuid;
        while (rows.step())
            if (from_column(rows, 0, uuid)) plan_.cases.insert(uuid);
    }

    template <class Visit>
    void each_change(Visit visit) {
        Statement rows(from_.db(), history_select("ORDER BY seq"));
        while (rows.step()) {
            core::Change change;
            if (!read_change(rows, change)) throw BadRow{};
            if (!change.purged) visit(change);
        }
    }

    bool is_of_purged_case(const core::Change& change) const {
        bool of_purged = plan_.cases.contains(change.case_uuid);
        each_row(change,
                 [&](const core::Row& row) { of_purged = of_purged || plan_.cases.contains(core::row_case(row)); });
        return of_purged;
    }

    // Texts of the row that the file does not hold any more as they were.
    template <class R>
    std::vector<std::string> old_texts(const R& then) {
        auto texts = given_texts(then);
        auto& select = from_.prepared(Table<R>::select_sql());
        const ResetAfter reset(select);
        const auto id = to_string(then.uuid);
        R now;
        if (!select.bind(1, id).step() || !row_from_columns(select, 0, now)) return texts;
        const auto current = given_texts(now);
        for (std::size_t i = 0; i < texts.size(); ++i)
            if (texts[i] == current[i]) texts[i].clear();
        return texts;
    }

    void look_for_old(const core::Change& change) {
        const bool gone = is_of_purged_case(change);
        bool old = false;
        each_row(change, [&](const core::Row& row) {
            take_original(row, named_);
            if (!gone && change.at > before_) return;
            for (auto& text : std::visit([&](const auto& any) { return old_texts(any); }, row)) {
                if (text.empty()) continue;
                old = true;
                old_words_.insert(std::move(text));
            }
        });
        if (gone || old) plan_.changes.insert(change.seq);
    }

    // The words of a change name its case as it was called then.
    void look_for_old_words(const core::Change& change) {
        if (plan_.changes.contains(change.seq)) return;
        const auto is_old = [&](const std::string& word) { return old_words_.contains(word); };
        if (change.at <= before_ && std::ranges::any_of(change.args, is_old))
            plan_.changes.insert(change.seq);
        else
            each_row(change, [&](const core::Row& row) { take_original(row, kept_); });
    }

    void take_shown(const std::string& sql) {
        Statement rows(from_.db(), sql);
        bind_before(rows, plan_.before);
        while (rows.step()) kept_.emplace(rows.text(0));
    }

    // One that nothing ever named, behind all that were, may be on its way into a case that is being made.
    void find_originals() {
        take_shown(
            "SELECT sha256 FROM evidence WHERE case_uuid NOT IN (SELECT uuid FROM cases WHERE removed_at <= ?1)");
        take_shown("SELECT sha256 FROM clauses");
        named_.insert(kept_.begin(), kept_.end());
        std::vector<std::pair<std::string, std::int64_t>> since_the_last_named;
        const auto go = [&](const std::string& sha256, std::int64_t bytes) {
            plan_.originals.insert(sha256);
            ++plan_.gone.originals;
            plan_.gone.original_bytes += bytes;
        };
        Statement rows(from_.db(), "SELECT sha256, bytes FROM originals ORDER BY rowid");
        while (rows.step()) {
            std::string sha256(rows.text(0));
            if (!named_.contains(sha256)) {
                since_the_last_named.emplace_back(std::move(sha256), rows.integer(1));
                continue;
            }
            for (const auto& [unnamed, bytes] : since_the_last_named) go(unnamed, bytes);
            since_the_last_named.clear();
            if (!kept_.contains(sha256)) go(sha256, rows.integer(1));
        }
    }

    Connection& from_;
    core::Instant before_;
    Plan plan_;
    Texts old_words_, named_, kept_;
};

// Fills a new file with what stays of another.
class Refiller {
  public:
    Refiller(Connection& from, Connection& to, const Plan& plan, const Progress& progress)
        : from_(from), to_(to), plan_(plan), progress_(progress) {
        all_ = from.number("PRAGMA page_count") * from.number("PRAGMA page_size");
    }

    void run(core::Change note) {
        to_.check_references(false);  // as it was, damage too
        Transaction transaction(to_, "BEGIN IMMEDIATE");
        to_.run("DELETE FROM meta");
        copy("meta");
        copy("cases", "WHERE removed_at IS NULL OR removed_at > ?1");
        const std::string_view of_cases =
            "WHERE case_uuid NOT IN (SELECT uuid FROM cases WHERE removed_at <= ?1) ORDER BY rowid";
        core::each_table([&]<class R>() {
            const std::string table(core::table_name<R>());
            if constexpr (std::is_same_v<R, core::PaymentRow>)
                copy(table,
                     "WHERE case_uuid IS NULL OR case_uuid NOT IN (SELECT uuid FROM cases WHERE removed_at <= ?1) "
                     "ORDER BY rowid");
            else if constexpr (!core::kOfCase<R>)
                copy(table);
            else if constexpr (!std::is_same_v<R, core::CaseRow>)
                copy(table, of_cases);
        });
        const auto stays = [&](const Statement& row) { return !plan_.originals.contains(std::string(row.text(0))); };
        for (const auto* table : {"originals", "thumbnails", "texts"}) copy(table, "ORDER BY rowid", stays);
        copy("told",
             "WHERE substr(key, 1, 36) NOT IN (SELECT uuid FROM deadlines WHERE case_uuid IN"
             " (SELECT uuid FROM cases WHERE removed_at <= ?1))");
        copy_history();
        append(std::move(note));
        transaction.commit();
        to_.check_references(true);
    }

  private:
    void copy(const std::string& table, std::string_view where = "ORDER BY rowid",
              const std::function<bool(const Statement&)>& wanted = {}) {
        Statement rows(from_.db(), "SELECT * FROM " + table + " " + std::string(where));
        bind_before(rows, plan_.before);
        auto insert = insert_into(table, rows.columns());
        while (rows.step()) {
            if (wanted && !wanted(rows)) continue;
            bind_all(insert, rows);
            insert.run();
            go_on();
        }
    }

    // What is erased of it never gets into the new file.
    void copy_history() {
        Statement rows(from_.db(), history_select("ORDER BY seq", true));
        auto insert = insert_into("history", rows.columns());
        while (rows.step()) {
            bind_all(insert, rows);
            std::optional<std::string> purged;
            if (plan_.changes.contains(rows.integer(0))) {
                purged = purged_rows(rows);
                if (!purged) throw BadRow{};
                insert.bind(kHistoryColumns - 1, "[]").bind(kHistoryColumns, *purged);
            }
            insert.run();
            go_on();
        }
    }

    Statement insert_into(const std::string& table, int columns) {
        std::string marks = "?";
        for (int i = 1; i < columns; ++i) marks += ",?";
        return {to_.db(), "INSERT INTO " + table + " VALUES(" + marks + ")"};
    }

    void bind_all(Statement& insert, const Statement& rows) {
        for (int i = 0; i < rows.columns(); ++i) {
            insert.bind_value(i + 1, rows.value(i));
            done_ += sqlite3_value_bytes(rows.value(i));
        }
    }

    void go_on() {
        if (progress_ && !progress_(std::min(done_, all_), 2 * all_)) throw SqlFailure("stopped", SQLITE_INTERRUPT);
    }

    void append(core::Change note) {
        if (plan_.gone.is_empty()) return;
        auto newest = newest_entry(to_);
        note.seq = newest.seq + 1;
        note.action = core::Action::purge;
        const auto& gone = plan_.gone;
        note.args = {std::to_string(gone.cases), std::to_string(gone.originals), std::to_string(gone.changes),
                     std::to_string(plan_.changes.empty() ? 0 : *plan_.changes.rbegin())};
        append_history(to_, note, newest);
    }

    Connection& from_;
    Connection& to_;
    const Plan& plan_;
    const Progress& progress_;
    std::int64_t done_ = 0, all_ = 0;
};

// All pages of the file at `clean` into that of `old`, in one transaction of its own.
void pour(const std::filesystem::path& clean, Connection& old) {
    Database source(clean, SQLITE_OPEN_READONLY);
    auto* target = old.db().handle();
    auto* backup = sqlite3_backup_init(target, "main", source.handle(), "main");
    if (backup == nullptr) throw SqlFailure(target, sqlite3_errcode(target));
    const int code = sqlite3_backup_step(backup, -1);
    const int finished = sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE || finished != SQLITE_OK) throw SqlFailure(target, code == SQLITE_DONE ? finished : code);
}

// Errors of a file, as values.
template <class T, class Work>
core::Result<T> purging(const std::filesystem::path& path, Work work) {
    try {
        return work();
    } catch (const SqlFailure& failure) {
        if (failure.code() == SQLITE_INTERRUPT) return core::fail(core::ErrorKind::work, "store_stopped"_tr);
        return tl::unexpected(sqlite_error(failure, path));
    } catch (const BadRow&) {
        return tl::unexpected(header_error(Header::Kind::recoup, path));
    }
}

}  // namespace

core::Result<Purge> look_at_purge(File& file, core::Instant before) {
    return purging<Purge>(file.path(), [&] { return Planner(file.connection(), before).plan().gone; });
}

core::Result<Purged> purge_file(const std::filesystem::path& path, core::Instant before, core::Change note,
                                const Progress& progress) {
    auto file = File::open(path, {});
    if (!file) return tl::unexpected(file.error());
    if ((*file)->read_only()) return core::fail(core::ErrorKind::file, "store_read_only"_tr, {}, portable::utf8(path));
    auto& from = (*file)->connection();
    const auto identity = (*file)->identity();
    note.copy_uuid = identity.copy_uuid;
    return purging<Purged>(path, [&]() -> core::Result<Purged> {
        // Nobody writes until the new file has taken the name.
        std::optional<Transaction> held;
        held.emplace(from, "BEGIN IMMEDIATE");
        const auto plan = Planner(from, before).plan();
        const auto refill = [&](const std::filesystem::path& draft) -> core::Result<void> {
            return purging<void>(draft, [&]() -> core::Result<void> {
                {
                    Connection to(draft, {});
                    fill_new(to, identity);
                    Refiller(from, to, plan, progress).run(note);
                }
                if (auto whole = verify_copy(draft, path, progress); !whole) return tl::unexpected(whole.error());
                if (from.moved()) throw SqlFailure("moved", SQLITE_READONLY_DBMOVED);
                return {};
            });
        };
        // Every window has the file open: where its place cannot be taken then, it stays and gets the new one's pages.
        // Its lock outlives the transaction meanwhile.
        const auto pour_over = [&](const std::filesystem::path& draft) {
            from.db().exec("PRAGMA locking_mode = EXCLUSIVE");
            held.reset();
            pour(draft, from);
            return std::error_code();
        };
        const auto made = open_files_can_be_replaced() ? make_over(path, refill) : make_over(path, refill, pour_over);
        return made.map([&](const Afterwards& afterwards) { return Purged{plan.gone, afterwards}; });
    });
}

core::Result<bool> holds_purged(File& file, File& copy) {
    return purging<bool>(copy.path(), [&] {
        auto& theirs = copy.connection().prepared(
            "SELECT 1 FROM history WHERE seq = ?1 AND uuid = ?2 AND substr(changes, 1, 1) <> '{'");
        Statement erased(file.connection().db(), "SELECT seq, uuid FROM history WHERE substr(changes, 1, 1) = '{'");
        while (erased.step()) {
            const ResetAfter reset(theirs);
            if (theirs.bind(1, erased.integer(0)).bind(2, erased.text(1)).step()) return true;
        }
        return false;
    });
}

}  // namespace recoup::store::inline verify
