#include "app/file/target.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <set>
#include <vector>

#include "app/file/output.h"
#include "export/archive/zip.h"
#include "portable/path_text.h"
#include "store/disk/disk.h"

namespace recoup::app::inline file {
namespace {

namespace fs = std::filesystem;

constexpr int kMostDraftNames = 100;  // names tried
constexpr std::size_t kPiece = 256 << 10;
constexpr std::string_view kPrefix = ".recoup-", kDraft = ".pack", kHeld = ".held";

class ArchiveTarget final : public OutputTarget {
  public:
    ArchiveTarget(std::unique_ptr<DraftFile> draft, std::string_view root, core::Instant at, Files& files)
        : draft_(std::move(draft)),
          root_(root),
          zip_([this](std::span<const std::byte> bytes) { return draft_->write(bytes); }, exporting::zip_time(at)),
          files_(files) {}
    std::error_code add(std::string_view path, std::span<const std::byte> bytes) override {
        return zip_.add(root_ + std::string(path), bytes);
    }
    // What stands in front of an entry tells its size and sum: its bytes wait beside until both are known.
    std::error_code add_pieces(std::string_view path,
                               const std::function<std::error_code(const ByteSink&)>& fill) override {
        auto beside = files_.draft_file(draft_->path().parent_path());
        if (!beside) return beside.error();
        std::uint64_t size = 0;
        std::uint32_t crc = 0;
        auto failed = fill([&](std::span<const std::byte> piece) {
            size += piece.size();
            crc = exporting::zip_crc(crc, piece);
            return (*beside)->write(piece);
        });
        if (!failed) failed = (*beside)->finish();
        if (!failed) failed = zip_.begin(root_ + std::string(path), size, crc);
        return failed ? failed : append((*beside)->path(), size);
    }
    std::error_code finish() override {
        const auto failed = zip_.finish();
        return failed ? failed : draft_->finish();
    }
    fs::path path() const override { return draft_->path(); }
    std::error_code take_free(const fs::path& name) override { return draft_->take_free(portable::utf8(name)); }

  private:
    std::error_code append(const fs::path& path, std::uint64_t size) {
        std::ifstream file(path, std::ios::binary);
        std::vector<char> piece(kPiece);
        while (size > 0) {
            const auto wanted = static_cast<std::streamsize>(std::min<std::uint64_t>(size, piece.size()));
            if (!file.read(piece.data(), wanted)) return std::make_error_code(std::errc::io_error);
            const auto bytes = std::as_bytes(std::span(piece)).first(static_cast<std::size_t>(wanted));
            if (const auto failed = zip_.append(bytes)) return failed;
            size -= bytes.size();
        }
        return {};
    }

    std::unique_ptr<DraftFile> draft_;
    std::string root_;
    exporting::ZipWriter zip_;
    Files& files_;
};

// The lock lies beside, so that the folder holds nothing but the pack when it gets its name.
class FolderTarget final : public OutputTarget {
  public:
    FolderTarget(fs::path folder, store::HeldFile held, fs::path held_path, Files& files)
        : folder_(std::move(folder)), held_path_(std::move(held_path)), held_(std::move(held)), files_(files) {}
    ~FolderTarget() override {
        std::error_code ignored;
        if (!named_) fs::remove_all(folder_, ignored);
        store::remove_name(held_path_);
    }
    FolderTarget(const FolderTarget&) = delete;
    FolderTarget& operator=(const FolderTarget&) = delete;

    std::error_code add(std::string_view path, std::span<const std::byte> bytes) override {
        return add_pieces(path, [&](const ByteSink& sink) { return sink(bytes); });
    }
    std::error_code add_pieces(std::string_view path,
                               const std::function<std::error_code(const ByteSink&)>& fill) override {
        const auto whole = folder_ / portable::path_of(path);
        if (folders_.insert(whole.parent_path()).second)
            if (const auto failed = files_.make_folder(whole.parent_path())) return failed;
        auto draft = files_.draft_file(whole.parent_path());
        if (!draft) return draft.error();
        if (const auto failed = fill([&](std::span<const std::byte> piece) { return (*draft)->write(piece); }))
            return failed;
        if (const auto failed = (*draft)->finish()) return failed;
        return (*draft)->take_free(portable::utf8(whole.filename()));
    }
    std::error_code finish() override {
        for (const auto& folder : folders_)
            if (!store::sync_folder(folder)) return std::make_error_code(std::errc::io_error);
        return {};
    }
    fs::path path() const override { return folder_; }
    std::error_code take_free(const fs::path& name) override {
        const auto to = folder_.parent_path() / name;
        auto failed = store::rename_to_free(folder_, to);
        // Disks on which that cannot be asked in one step.
        const bool unknown = failed == std::errc::invalid_argument || failed == std::errc::function_not_supported;
        if (unknown && store::is_taken(to)) return std::make_error_code(std::errc::file_exists);
        if (unknown) {
            failed.clear();
            fs::rename(folder_, to, failed);
        }
        if (failed) return failed;
        named_ = true;
        store::sync_folder(folder_.parent_path());
        return {};
    }

  private:
    fs::path folder_, held_path_;
    store::HeldFile held_;
    Files& files_;
    std::set<fs::path> folders_;
    bool named_ = false;
};

fs::path beside(const fs::path& folder, std::uint64_t number, std::string_view ending) {
    return folder / portable::path_of(fmt::format("{}{:016x}{}", kPrefix, number, ending));
}

// What somebody holds is being made just now.
void clear_killed(const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator entries(folder, error); !error && entries != fs::directory_iterator();
         entries.increment(error)) {
        const auto name = portable::utf8(entries->path().filename());
        if (!name.starts_with(kPrefix) || !name.ends_with(kHeld)) continue;
        const auto held = store::HeldFile::find(entries->path());
        if (!held.is_open() || !held.take()) continue;
        const auto draft = name.substr(0, name.size() - kHeld.size()) + std::string(kDraft);
        std::error_code ignored;
        fs::remove_all(folder / portable::path_of(draft), ignored);
        store::remove_name(entries->path());
    }
}

core::Error folder_exists(const fs::path& folder) {
    return {core::ErrorKind::work, "export_folder_exists"_tr, {}, portable::utf8(folder), core::ErrorCode::exists};
}

}  // namespace

MadeTarget archive_target(const fs::path& folder, std::string_view root, core::Instant at, Files& files) {
    auto draft = files.draft_file(folder);
    if (!draft) return tl::unexpected(draft.error());
    return std::make_unique<ArchiveTarget>(std::move(*draft), root, at, files);
}

MadeTarget folder_target(const fs::path& folder, Files& files) {
    clear_killed(folder);
    std::random_device chance;
    for (int i = 0; i < kMostDraftNames; ++i) {
        const auto number = static_cast<std::uint64_t>(chance()) << 32 | chance();
        const auto held_path = beside(folder, number, kHeld), draft = beside(folder, number, kDraft);
        std::error_code failed;
        auto held = store::HeldFile::make(held_path, failed);
        if (failed == std::errc::file_exists) continue;
        if (failed) return tl::unexpected(failed);
        const bool taken = store::is_taken(draft);
        if (!held.take() || !held.hold() || taken) {
            store::remove_name(held_path);
            continue;
        }
        failed = files.make_folder(draft);
        if (!failed) return std::make_unique<FolderTarget>(draft, std::move(held), held_path, files);
        store::remove_name(held_path);
        return tl::unexpected(failed);
    }
    return tl::unexpected(std::make_error_code(std::errc::file_exists));
}

core::Result<void> write_folder(const fs::path& folder, Files& files,
                                const std::function<core::Result<void>(OutputTarget&)>& fill) {
    const auto named = folder.has_filename() ? folder : folder.parent_path();
    if (store::is_taken(named)) return tl::unexpected(folder_exists(folder));
    auto target = folder_target(store::folder_of(named), files);
    if (!target) return tl::unexpected(cannot_write(target.error(), folder));
    if (auto filled = fill(**target); !filled) return filled;
    if (const auto failed = (*target)->finish()) return tl::unexpected(cannot_write(failed, folder));
    const auto failed = (*target)->take_free(named.filename());
    if (failed == std::errc::file_exists) return tl::unexpected(folder_exists(folder));
    if (failed) return tl::unexpected(cannot_write(failed, folder));
    return {};
}

}  // namespace recoup::app::inline file
