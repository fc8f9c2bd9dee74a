// What a session is made of: of its own sources only.
#pragma once

#include <atomic>
#include <deque>
#include <map>

#include "app/session/file_reader.h"
#include "app/session/pending.h"
#include "app/session/rest.h"
#include "app/session/session.h"
#include "app/session/undo_log.h"
#include "app/session/writer.h"

namespace recoup::app::inline session {

struct Session::Impl {
    Impl(std::filesystem::path p, SessionPorts given)
        : path(std::move(p)), ports(std::move(given)), state(ports.zones) {}

    core::Result<void> load(std::unique_ptr<store::File> file);
    core::Result<void> load_for_board(std::unique_ptr<store::File> file);
    void take_rest();
    bool takes_changes() const { return writer && !diverged && !held_back; }
    core::Error not_writable() const;
    core::Result<core::Change> carry_out(Act act, std::vector<Original> originals);
    void absorb();
    void settle(std::size_t saved);
    void note_reminders(const WriterNews& from_writer);
    void arrived(const std::string& sha256);
    void leave_mentioned(std::vector<std::string>& sha256s) const;
    void use(std::unique_ptr<store::File> file, const store::Head& head);
    void diverge();
    Held held() const;
    bool reopen();
    void rebase(WriterNews from_writer);
    bool take_back_pending();
    void reload();
    void replay();
    core::Result<void> give_up(const core::Error& error);
    core::Result<UndoLog*> log();
    core::Result<UndoLog*> log_again();
    void forget_log();
    void hold(store::Head head) {
        base = std::move(head);
        held_seq = base.seq;
    }
    core::Result<void> read_older(UndoLog& into) const;
    core::Result<core::Change> next_edit(const Doable* (UndoLog::*which)() const, core::Tr none);

    std::filesystem::path path;
    SessionPorts ports;
    core::State state;
    store::Identity identity;
    store::Head base;                        // newest change of the file that the model holds
    std::atomic<std::int64_t> held_seq = 0;  // its number, which workers ask for
    std::deque<Pending> pending;
    std::optional<UndoLog> undo_log;          // read when first asked for
    std::optional<core::Error> unknown_log;   // why it could not be read; tried again by who undoes, not by each frame
    SessionNews news;                         // for the next poll()
    std::map<std::string, Original> staging;  // not in the file yet
    std::size_t staging_bytes = 0;
    bool read_only = false;
    bool damaged = false;                   // not all of it is here
    bool diverged = false;                  // the file holds another history; nothing goes into it until it is back
    bool held_back = false;                 // by hold_changes()
    bool given_up = false;                  // nothing goes into it any more
    std::optional<core::Error> unreadable;  // the rest, or what conclude() gave up; then there is no writer
    std::unique_ptr<FileReader> reader;
    std::unique_ptr<Rest> rest;      // while the state holds no more than the board's first frames show
    std::unique_ptr<Writer> writer;  // none: the file is read-only, or not whole yet
    std::unique_ptr<FileWatches::Watch> watch;
};

}  // namespace recoup::app::inline session
