// A Recoup file: opening, loading, storing changes with their history, reading originals. Synchronous and for one
// thread at a time; who calls it when is decided in app. Knows no clock.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/model/change.h"
#include "core/model/state.h"
#include "store/file/entry.h"
#include "store/file/excerpt.h"
#include "store/file/left_behind.h"
#include "store/picture/texts.h"
#include "store/sql/connection.h"

namespace recoup::store::inline file {

// Errors are of kind file, unless said otherwise; SqlFailure does not leave it.
class File {
  public:
    // Makes the file; refuses when something is there. It appears under its name only when it is whole.
    static core::Result<void> create(const std::filesystem::path& path, const Identity& identity,
                                     const std::string& vfs = {});
    // Checks the header, the tables and, when it is small, the structure. Never changes a file that is not ours; one of
    // ours that is older is brought up to date, or refused where it is only to be read.
    static core::Result<std::unique_ptr<File>> open(const std::filesystem::path& path, const ConnectOptions& options);
    // Checks the header only: for reading beside an open file, and for looking into a damaged one.
    static core::Result<std::unique_ptr<File>> open_again(const std::filesystem::path& path,
                                                          const ConnectOptions& options);

    const Identity& identity() const { return identity_; }
    // As far as it can be read; the rest is nil.
    Identity read_identity();
    bool read_only() const { return connection_.read_only(); }
    // Of the store and its tests.
    Connection& connection() { return connection_; }
    // How long another program's lock is waited for; 0: as long as it takes. Any thread.
    void set_patience(std::chrono::milliseconds patience) { connection_.set_patience(patience); }

    // Fills an empty state; gives the newest change in it.
    core::Result<Head> load(core::State& state);
    core::Result<void> load(core::State& state, const Excerpt& excerpt);
    // Every case by its number, without a state.
    core::Result<void> each_case(const std::function<void(const core::CaseRow&)>& take);
    // What the board's first frames show, where reading all would be waited for; gives the seq as well.
    bool is_large();
    core::Result<Head> load_for_board(core::State& state);
    CommitResult commit(std::span<const Entry> entries, const Head& base);

    // From now on rows may be written whose originals are lost.
    void allow_missing_originals() { connection_.check_references(false); }

    // Originals ahead of the change that will refer to them, as stage.h says.
    CommitResult stage(std::span<const Original> originals, std::vector<std::string>& fresh);
    CommitResult unstage(std::span<const Staged> staged);
    CommitResult keep_text(const PictureText& text);
    CommitResult renew_thumbnails(std::span<const Original> originals);

    core::Result<Head> head();
    // Whether its history goes through that change, so that the file is as it was then or further.
    core::Result<bool> follows(const Head& head);
    // Of a change of its history; empty when there is none.
    core::Result<std::string> digest_of(std::int64_t seq);
    struct Counts {
        std::int64_t cases = 0;  // without the bin
        std::int64_t evidence = 0;
    };
    core::Result<Counts> counts();
    // Oldest first.
    core::Result<std::vector<core::Change>> changes_after(std::int64_t seq);
    // Newest first, below `before_seq`.
    core::Result<std::vector<core::Change>> changes_before(std::int64_t before_seq, std::optional<core::Uuid> case_uuid,
                                                           std::size_t limit);
    core::Result<std::vector<Step>> steps_before(std::int64_t before_seq, std::size_t limit);

    // The keys of reminders that were given: those of `keys` already there; and putting in those that were not, which
    // are given back. Neither a change nor history.
    core::Result<std::vector<std::string>> delivered(std::span<const std::string> keys);
    core::Result<std::vector<std::string>> record_delivered(std::span<const std::string> keys, core::Instant at);
    // Those of a notification that was not taken: they are due again.
    core::Result<void> take_back_delivered(std::span<const std::string> keys);

    // Whose bytes fit their digest; else an error of kind work, as for one that is not there.
    core::Result<Bytes> original(std::string_view sha256);
    std::optional<Bytes> thumbnail(std::string_view sha256);
    // What was read from it; nothing as well where that cannot be read, or is damaged. The second: of all pictures.
    std::optional<PictureText> text(std::string_view sha256);
    std::vector<PictureText> texts();
    // False as well where that cannot be read.
    bool holds_original(std::string_view sha256);

    // Of a file that open() left unchecked because it is large; an error when it is damaged. No error when stopped.
    core::Result<void> check_structure(const std::function<bool()>& stop);

    // The journal of another file that lay beside this one and is set aside now.
    const SetAside& set_aside() const { return set_aside_; }
    // Whether the name leads to another file now, or to none.
    bool moved() { return connection_.moved(); }

    // Whether it has the newest version of the schema; always so for one that open() gave.
    bool is_current();

    const std::filesystem::path& path() const { return connection_.path(); }

  private:
    File(const std::filesystem::path& path, const ConnectOptions& options) : connection_(path, options) {}
    core::Result<void> verify(std::int64_t bytes);
    template <class Load>
    core::Result<void> load_by(Load load);
    core::Result<Head> load_with_head(void (*read)(Connection&, core::State&), core::State& state);
    void bring_up_to_date();

    Connection connection_;
    Identity identity_;
    SetAside set_aside_;
};

}  // namespace recoup::store::inline file
