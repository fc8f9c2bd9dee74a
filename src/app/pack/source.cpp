#include "app/pack/source.h"

#include <algorithm>
#include <array>
#include <fstream>

#include "core/base/text.h"
#include "export/archive/zip_reader.h"
#include "export/bag/bag.h"
#include "portable/path_text.h"

namespace recoup::app::inline pack {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = std::size_t{1} << 18;
constexpr int kMostDepth = 32;
constexpr std::size_t kMostStrange = 1'000;

core::Error oddity(core::Tr sentence, const std::string& path) {
    return {core::ErrorKind::work, sentence, {core::one_line(path)}, {}, core::ErrorCode::damaged};
}

// `bytes` from where the stream stands.
bool read_pieces(std::istream& file, std::uint64_t bytes, const PackSource::Piece& piece) {
    std::vector<char> buffer(static_cast<std::size_t>(std::min<std::uint64_t>(bytes, kPiece)));
    while (bytes > 0) {
        const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(bytes, buffer.size()));
        if (!file.read(buffer.data(), static_cast<std::streamsize>(part))) return false;
        if (!piece(std::as_bytes(std::span(buffer).first(part)))) return false;
        bytes -= part;
    }
    return true;
}

class FolderSource final : public PackSource {
  public:
    explicit FolderSource(fs::path root) : root_(std::move(root)) {
        walk(root_, {}, 0);
        std::ranges::sort(files_, {}, &PackedFile::path);
    }
    bool is_archive() const override { return false; }
    bool as_written() const override { return true; }
    bool read(std::size_t index, const Piece& piece) override {
        const auto path = root_ / portable::path_of(files_[index].path);
        std::error_code error;
        if (fs::symlink_status(path, error).type() != fs::file_type::regular) return false;
        std::ifstream file(path, std::ios::binary);
        return file && read_pieces(file, files_[index].bytes, piece) &&
               file.peek() == std::ifstream::traits_type::eof();
    }

  private:
    void tell(core::Tr sentence, const std::string& path) {
        if (strange_.size() < kMostStrange) strange_.push_back(oddity(sentence, path));
    }

    void walk(const fs::path& folder, const std::string& below, int depth) {
        std::error_code error;
        if (depth > kMostDepth) return tell("pack_path_long"_tr, below);
        fs::directory_iterator entries(folder, error);
        if (error) return tell("pack_unreadable"_tr, below);
        for (; entries != fs::directory_iterator() && files_.size() <= exporting::kMostListed;
             entries.increment(error)) {
            take(*entries, below, depth);
            if (error) return tell("pack_unreadable"_tr, below);
        }
    }

    void take(const fs::directory_entry& entry, const std::string& below, int depth) {
        std::error_code error;
        const auto path = below + portable::utf8(entry.path().filename());
        switch (entry.symlink_status(error).type()) {
            case fs::file_type::regular: {
                const auto bytes = entry.file_size(error);
                if (error) return tell("pack_unreadable"_tr, path);
                files_.push_back({path, bytes});
                return;
            }
            case fs::file_type::directory:
                return walk(entry.path(), path + "/", depth + 1);
            case fs::file_type::symlink:
                return tell("pack_link"_tr, path);
            default:
                return tell("pack_device"_tr, path);
        }
    }

    fs::path root_;
};

class ArchiveSource final : public PackSource {
  public:
    ArchiveSource(std::ifstream file, exporting::ZipList list) : file_(std::move(file)), list_(std::move(list)) {
        std::erase_if(list_.entries, [](const auto& entry) { return entry.path.ends_with('/') && entry.bytes == 0; });
        root_ = common_folder();
        for (const auto& entry : list_.entries) files_.push_back({entry.path.substr(root_.size()), entry.bytes});
    }
    bool is_archive() const override { return true; }
    bool as_written() const override { return list_.as_written; }
    std::string root() const override { return root_; }
    bool read(std::size_t index, const Piece& piece) override {
        const auto& entry = list_.entries[index];
        file_.clear();
        file_.seekg(static_cast<std::streamoff>(entry.data));
        std::uint32_t crc = 0;
        const bool read = read_pieces(file_, entry.bytes, [&](std::span<const std::byte> bytes) {
            crc = exporting::zip_crc(crc, bytes);
            return piece(bytes);
        });
        return read && crc == entry.crc;
    }

  private:
    // Everything in one folder: that is the pack.
    std::string common_folder() const {
        if (list_.entries.empty()) return {};
        const auto& first = list_.entries.front().path;
        const auto folder = first.substr(0, first.find('/') + 1);
        const bool common = !folder.empty() && std::ranges::all_of(list_.entries, [&](const auto& entry) {
            return entry.path.starts_with(folder);
        });
        const bool is_payload = folder == exporting::kPayload;
        return common && !is_payload ? folder : std::string();
    }

    std::ifstream file_;
    exporting::ZipList list_;
    std::string root_;
};

core::Result<std::unique_ptr<PackSource>> open_archive(const fs::path& path) {
    std::error_code error;
    const auto bytes = fs::file_size(path, error);
    std::ifstream file(path, std::ios::binary);
    if (error || !file) return core::fail(core::ErrorKind::work, "pack_unreadable_itself"_tr, {}, portable::utf8(path));
    const auto list = exporting::read_zip_list(
        [&](std::uint64_t at, std::span<std::byte> into) {
            file.clear();
            file.seekg(static_cast<std::streamoff>(at));
            return static_cast<bool>(
                file.read(reinterpret_cast<char*>(into.data()), static_cast<std::streamsize>(into.size())));
        },
        bytes);
    if (!list) {
        auto damaged = list.error();
        damaged.path = portable::utf8(path);
        return tl::unexpected(damaged);
    }
    return std::make_unique<ArchiveSource>(std::move(file), *list);
}

}  // namespace

std::optional<std::string> PackSource::text(std::size_t file, std::uint64_t most) {
    std::string text;
    if (files_[file].bytes > most) return std::nullopt;
    const bool whole = read(file, [&](std::span<const std::byte> bytes) {
        text.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        return true;
    });
    return whole ? std::optional(std::move(text)) : std::nullopt;
}

core::Result<std::unique_ptr<PackSource>> open_pack(const fs::path& path) {
    std::error_code error;
    switch (fs::status(path, error).type()) {
        case fs::file_type::directory:
            return std::make_unique<FolderSource>(path);
        case fs::file_type::regular:
            return open_archive(path);
        case fs::file_type::not_found:
            return core::fail(core::ErrorKind::work, "pack_nothing_there"_tr, {}, portable::utf8(path),
                              core::ErrorCode::missing);
        default:
            return core::fail(core::ErrorKind::work, "pack_unreadable_itself"_tr, {}, portable::utf8(path));
    }
}

}  // namespace recoup::app::inline pack
