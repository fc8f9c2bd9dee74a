#include "desktop/reading/readings.h"

#include <algorithm>
#include <utility>

#include "app/intake/importer.h"
#include "app/reading/kept_readings.h"
#include "app/reading/kept_text.h"
#include "assets/embedded.h"

namespace recoup::desktop::inline reading {
namespace {

// Of a screenshot the second thread saves a third of the time, and the frame goes on the other.
constexpr int kThreads = 2;

using Kept = std::vector<std::pair<std::string, core::PictureText>>;

}  // namespace

struct Readings::Read {
    std::shared_ptr<const ocr::Reader> reader;
    std::optional<core::PictureText> text;
    bool stopped = false;
};

bool Readings::possible() {
    return assets::has_networks();
}

void Readings::file_changed() {
    jobs_.cancel(job_);
    running_.clear();
    texts_.clear();
    hopeless_.clear();
    wanted_.clear();
    outside_.clear();
    all_ = false;
    looked_at_ = 0;
    ++generation_;
}

void Readings::begin() {
    if (possible()) load_kept();
}

const core::PictureText* Readings::find(const std::string& sha256) const {
    const auto found = texts_.find(sha256);
    return found == texts_.end() ? nullptr : &found->second;
}

bool Readings::waits(const std::string& sha256) const {
    return running_ == sha256 || std::ranges::find(wanted_, sha256) != wanted_.end();
}

void Readings::want(const std::string& sha256) {
    keep(sha256);
    if (!possible() || texts_.contains(sha256) || hopeless_.contains(sha256) || waits(sha256)) return;
    wanted_.push_front(sha256);
    pump();
}

void Readings::want(const std::string& sha256, const std::filesystem::path& outside) {
    if (texts_.contains(sha256)) return;
    outside_[sha256] = outside;
    want(sha256);
}

// What was read of a picture outside goes into the file once the picture is there.
void Readings::keep(const std::string& sha256) {
    const auto* text = find(sha256);
    if (!text || outside_.erase(sha256) == 0) return;
    file_->keep_text({sha256, std::string(ocr::engine_version()), app::kept_text(*text)});
}

void Readings::load_kept() {
    const auto stamp = file_.stamp();
    jobs_.submit([this, stamp, &session = file_.session()](portable::StopToken) -> app::Jobs::Finish {
        auto kept = std::make_shared<Kept>(app::kept_readings(session));
        return [this, stamp, kept] {
            if (!file_.is(stamp)) return;
            for (auto& [sha256, text] : *kept) take(sha256, std::move(text));
            all_ = file_.is_own();
            pump();
        };
    });
}

void Readings::pump() {
    if (!running_.empty()) return;
    if (wanted_.empty()) keep_reading();
    if (wanted_.empty()) return;
    const auto next = wanted_.front();
    wanted_.pop_front();
    start(next);
}

// The newest that nobody read; a picture is in the file before it is read.
void Readings::keep_reading() {
    if (!all_ || !file_->is_whole() || file_->save_state() != app::SaveState::saved) return;
    const auto& state = file_.state();
    if (looked_at_ == state.revision()) return;
    const core::EvidenceRow* newest = nullptr;
    for (const auto& record : state.cases())
        for (const auto& item : record.evidence) {
            keep(item.sha256);
            const bool unread = item.file_class == core::FileClass::picture && !texts_.contains(item.sha256) &&
                                !hopeless_.contains(item.sha256);
            if (unread && (!newest || item.added_at > newest->added_at)) newest = &item;
        }
    if (newest)
        wanted_.push_back(newest->sha256);
    else
        looked_at_ = state.revision();
}

void Readings::start(const std::string& sha256) {
    running_ = sha256;
    const auto stamp = file_.stamp();
    const auto found = outside_.find(sha256);
    auto path = found == outside_.end() ? std::filesystem::path() : found->second;
    job_ = jobs_.submit([this, stamp, sha256, reader = reader_, path = std::move(path),
                         &session = file_.session()](const portable::StopToken& stop) mutable -> app::Jobs::Finish {
        auto read = std::make_shared<Read>();
        if (!reader)
            if (auto opened = app::open_reader()) reader = std::make_shared<const ocr::Reader>(std::move(*opened));
        read->reader = reader;
        const auto bytes = path.empty() ? session.read_original(sha256) : app::read_file(path);
        if (reader && bytes)
            if (auto text = app::read_text(*reader, *bytes, {}, kThreads, stop)) read->text = std::move(*text);
        read->stopped = stop.stop_requested();
        return [this, stamp, sha256, read] {
            if (file_.is(stamp)) finished(sha256, std::move(*read));
        };
    });
}

void Readings::finished(const std::string& sha256, Read read) {
    reader_ = read.reader;
    running_.clear();
    if (!read.text) {
        hopeless_.insert(sha256);
    } else {
        take(sha256, std::move(*read.text));
        if (!outside_.contains(sha256))
            file_->keep_text({sha256, std::string(ocr::engine_version()), app::kept_text(texts_.at(sha256))});
    }
    pump();
}

void Readings::take(const std::string& sha256, core::PictureText text) {
    file_->know_text(sha256, app::plain_text(text));
    texts_.insert_or_assign(sha256, std::move(text));
    ++generation_;
}

}  // namespace recoup::desktop::inline reading
