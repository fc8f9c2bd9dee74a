// The one thread that writes to the file: takes changes in order, stores them, tries again while that fails, and looks
// for changes of other programs. Between it and the session's thread, which calls it, only values pass. Knows no model
// and no command.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "app/session/rescue_copy.h"
#include "store/file/file.h"

namespace recoup::app::inline session {

struct WriterNews {
    std::size_t saved = 0;  // so many of the oldest pending changes are in the file now
    store::Head last;       // newest change of the file that is known here
    // The writer has stopped, has dropped all it was given, and waits for resume():
    bool stopped = false;
    bool diverged = false;                // the file's history is another one than it was
    std::vector<core::Change> foreign;    // other programs' changes behind `last`, oldest first
    bool reload = false;                  // the model does not fit the file and has to be read again
    std::optional<core::Error> rejected;  // the oldest pending change cannot be taken by the file

    std::optional<core::Error> save_error;  // newly failing
    std::vector<std::string> delivered;     // keys that nobody had delivered
    std::vector<std::string> not_recorded;  // keys the file could not take

    std::optional<core::Result<RescueCopy>> kept;  // of keep_copy()

    std::vector<std::string> staged;                              // digests of originals that are in the file now
    std::vector<std::pair<std::string, core::Error>> not_staged;  // that the file cannot take, whatever is tried
    std::vector<std::pair<std::string, core::Error>> not_kept;    // of keep_text(); is not tried again
};

class Writer {
  public:
    // `wake` is called from the writer's thread when there is news; may be empty.
    Writer(std::unique_ptr<store::File> file, store::Head last, std::function<void()> wake);
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    ~Writer();  // after a last try to save what is pending, which does not wait without end

    // Ends without another try; what is not saved stays with the session. take_news() then tells the last.
    void abandon();
    // After abandon(): the changes behind the last that is known to be in the file, oldest first. Among them may be one
    // of which the disk said that it failed.
    core::Result<std::vector<core::Change>> look_back();
    // How long another program's lock is waited for from now on; 0, as at first: as long as it takes.
    void set_patience(std::chrono::milliseconds patience);

    void add(store::Entry entry);
    // Goes on behind `last` with these.
    void resume(store::Head last, std::vector<store::Entry> entries);
    // Drops all it was given, and takes nothing more.
    void stop();
    // What is left of its file and what is `held`, as a new file; take_news() tells. Does not wait for other programs.
    void keep_copy(Held held, std::filesystem::path out);
    // Records reminders as delivered, beside the changes.
    void record_delivered(std::vector<std::string> keys, core::Instant at);
    // Beside the changes, in the order given, and before changes that come later: an original on its way to a change,
    // out again if it was put in by this, a thumbnail made anew.
    void stage(store::Original original);
    void unstage(std::vector<std::string> sha256s);
    void renew_thumbnail(store::Original original);
    void keep_text(store::PictureText text);
    // Any thread: looks soon whether another program changed the file.
    void look();

    bool has_news() const;
    WriterNews take_news();
    // Until there is news, or nothing is pending and the file was looked at if it was asked for.
    void wait();
    // Until look() is done.
    void wait_until_looked();
    // Until there is news, whatever fails.
    void wait_for_news();
    // Does not wait for the pause between two tries to end.
    void try_now();
    // Whether what record_delivered() was given is still to be recorded.
    bool is_delivering() const;
    // Whether what goes beside the changes is still to be done.
    bool staging() const;
    // The last try failed; it tries again each second.
    bool failing() const;
    std::optional<core::Error> failure() const;

  private:
    struct Unstage {
        std::vector<std::string> sha256s;
    };
    struct Renew {
        store::Original original;
    };
    using Aside = std::variant<store::Original, Unstage, Renew, store::PictureText>;

    void beside(Aside work);
    void loop();
    void save(std::unique_lock<std::mutex>& lock);
    bool put_aside(std::unique_lock<std::mutex>& lock);
    bool stage_some(std::unique_lock<std::mutex>& lock);
    void take_out(const std::vector<std::string>& sha256s);
    void forget_unwanted();
    void write_copy(std::unique_lock<std::mutex>& lock);
    void look_elsewhere(std::unique_lock<std::mutex>& lock);
    void write_delivered(std::unique_lock<std::mutex>& lock);
    void handle(const store::CommitResult& result, std::vector<store::Entry> batch, std::unique_lock<std::mutex>& lock);
    void take_foreign(std::unique_lock<std::mutex>& lock);
    void stop_for(const std::function<void(WriterNews&)>& tell);
    void fail(const core::Error& error);
    void recovered();
    void announce(std::unique_lock<std::mutex>& lock);
    std::vector<store::Entry> next_batch();
    bool has_work() const {
        return look_ || copy_ || !to_deliver_.empty() || !aside_.empty() || (!queue_.empty() && !stopped_);
    }

    std::unique_ptr<store::File> file_;  // the thread's
    std::function<void()> wake_;
    std::map<std::string, std::int64_t> put_in_;  // the thread's: originals that were not there before, and since when

    mutable std::mutex mutex_;  // guards all below
    std::condition_variable work_;
    std::condition_variable done_;
    std::deque<store::Entry> queue_;
    std::deque<Aside> aside_;
    bool staging_ = false;
    bool stage_one_by_one_ = false;  // to find the original that the file refuses
    std::vector<std::string> to_deliver_;
    core::Instant delivered_at_{};
    bool delivering_ = false;
    WriterNews news_;
    store::Head last_;
    struct Copy {
        Held held;
        std::filesystem::path out;
    };
    std::optional<Copy> copy_;  // to be written
    std::chrono::milliseconds patience_{0};
    bool news_waiting_ = false;
    bool stopped_ = false;  // until resume()
    bool busy_ = false;
    bool look_ = false;
    bool one_by_one_ = false;  // to find the change that the file refuses
    bool try_now_ = false;
    bool ending_ = false;
    std::optional<core::Error> failure_;
    std::thread thread_;
};

}  // namespace recoup::app::inline session
