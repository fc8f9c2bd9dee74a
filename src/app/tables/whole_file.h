// A file as its tables and documents are made from: all of it, in memory, but for its pictures, which are read one by
// one. No session, no writer. One thread at a time; waits for the disk.
#pragma once

#include <filesystem>
#include <memory>

#include "app/ports.h"
#include "core/base/error.h"
#include "core/model/state.h"
#include "export/tables/sheet.h"

namespace recoup::store::inline file {
class File;
}

namespace recoup::app::inline tables {

class WholeFile {
  public:
    // Errors are those of opening it, of kind file. `in_pictures`: what was read in pictures is searched as well.
    static core::Result<WholeFile> open(const std::filesystem::path& path, const core::Zones& zones,
                                        bool in_pictures = false);
    WholeFile(WholeFile&&) noexcept;
    WholeFile& operator=(WholeFile&&) noexcept;
    ~WholeFile();

    const core::State& state() const { return state_; }
    // An error of kind work where it is damaged or not there.
    core::Result<Bytes> original(std::string_view sha256);
    // The small pictures of the file, for a page, each covered as its evidence says; this outlives what is given.
    exporting::PictureOf thumbnails();
    // What is covered in the pictures of these cases, as far as somebody read them.
    std::vector<std::string> covered_words(exporting::ChosenCases cases);

  private:
    WholeFile(std::unique_ptr<store::File> file, core::State state);
    std::optional<Bytes> thumbnail(const core::EvidenceRow& row);
    std::unique_ptr<store::File> file_;
    core::State state_;
};

}  // namespace recoup::app::inline tables
