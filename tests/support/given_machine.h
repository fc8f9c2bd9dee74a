// A machine of the tests' own: a home in a folder they chose, and a clipboard that holds what they put there.
#pragma once

#include <filesystem>
#include <functional>
#include <utility>

#include "app/ports.h"

namespace recoup::test {

class HomeFolders : public app::Folders {
  public:
    explicit HomeFolders(std::filesystem::path home) : home_(std::move(home)) {}
    std::filesystem::path home() const override { return home_; }
    std::filesystem::path data() const override { return home_ / "data"; }
    std::filesystem::path settings() const override { return home_ / "settings"; }
    std::vector<std::filesystem::path> picture_folders() const override { return {}; }
    std::vector<app::PictureFile> newest_pictures(std::size_t) const override { return {}; }
    // All files of the folder.
    std::vector<app::PictureFile> newest_pictures(const std::filesystem::path& folder, std::size_t) const override {
        std::vector<app::PictureFile> files;
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            files.push_back(
                {entry.path(), entry.file_size(),
                 std::chrono::floor<std::chrono::seconds>(std::chrono::file_clock::to_sys(entry.last_write_time()))});
        return files;
    }
    std::vector<std::filesystem::path> arrival_folders() const override { return {}; }
    bool on_removable_disk(const std::filesystem::path&) const override { return false; }
    bool on_read_only_disk(const std::filesystem::path&) const override { return false; }

  private:
    std::filesystem::path home_;
};

class GivenClipboard : public app::Clipboard {
  public:
    app::ClipboardContent content;
    std::function<void()> before;  // on the thread that asks
    app::ClipboardContent read_images() override {
        if (before) before();
        return content;
    }
};

}  // namespace recoup::test
