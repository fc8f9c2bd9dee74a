// What pictures say, read behind the frame, one picture at a time: those of the new-case dialog first, then those that
// somebody looks at, then those of the file that nobody read yet. Main thread; a worker reads. Knows no view.
#pragma once

#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>

#include "app/jobs.h"
#include "app/reading/picture_text.h"
#include "core/edit/command.h"
#include "core/reading/lines.h"
#include "desktop/base/open_file.h"
#include "desktop/base/surroundings.h"

namespace recoup::desktop::inline reading {

class Readings {
  public:
    // All outlive it.
    Readings(OpenFile& file, app::Jobs& jobs) : file_(file), jobs_(jobs) {}

    // Another file is open: what was read of the old one is forgotten.
    void file_changed();
    // What the file keeps from earlier, and after it what it does not: once all of it is read.
    void begin();

    // This build has the networks for it.
    static bool possible();
    // Nothing: not read yet, or it cannot be.
    const core::PictureText* find(const std::string& sha256) const;
    // It is being read, or its turn will come.
    bool waits(const std::string& sha256) const;
    // It is wanted now, in front of those that nobody looks at.
    void want(const std::string& sha256);
    // The same of a picture that is in no case: the file that it lies in.
    void want(const std::string& sha256, const std::filesystem::path& outside);
    // Grows with everything that was read.
    std::uint64_t generation() const { return generation_; }

    // Starts what there is room for. Whenever something may have come.
    void pump();

  private:
    struct Read;
    void load_kept();
    void keep_reading();
    void keep(const std::string& sha256);
    void start(const std::string& sha256);
    void finished(const std::string& sha256, Read read);
    void take(const std::string& sha256, core::PictureText text);

    OpenFile& file_;
    app::Jobs& jobs_;
    std::shared_ptr<const ocr::Reader> reader_;  // opened by the first that reads
    std::unordered_map<std::string, core::PictureText> texts_;
    std::unordered_map<std::string, std::filesystem::path> outside_;
    std::set<std::string, std::less<>> hopeless_;  // cannot be read
    std::deque<std::string> wanted_;               // the last wanted first
    std::string running_;                          // empty: none
    app::Jobs::Id job_ = 0;
    bool all_ = false;             // of the file, as well
    std::uint64_t looked_at_ = 0;  // the state's revision when none was left
    std::uint64_t generation_ = 0;
};

}  // namespace recoup::desktop::inline reading
