#include "app/file/output.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <string_view>

#include "media/kind/sniff.h"
#include "portable/path_text.h"
#include "store/disk/disk.h"
#include "store/disk/failures.h"
#include "store/file/create.h"
#include "store/sql/connection.h"

namespace recoup::app::inline file {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHeadBytes = 4096;
constexpr std::array<std::string_view, 3> kJournals = {"-journal", "-wal", "-shm"};

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

// One that is damaged keeps its name.
bool is_named_recoup(const fs::path& path) {
    return lower(portable::utf8(path.extension())) == ".recoup";
}

bool is_recoup(const fs::path& path) {
    using Kind = store::Header::Kind;
    const auto kind = store::read_header(path).kind;
    return kind == Kind::recoup || kind == Kind::newer;
}

bool is_same(const fs::path& a, const fs::path& b) {
    std::error_code missing;
    if (fs::equivalent(a, b, missing)) return true;
    const auto name = fs::weakly_canonical(a, missing);
    return !name.empty() && name == fs::weakly_canonical(b, missing);
}

// Whether or not it is there: the next time something is cut off it would be played into the file.
bool is_journal(const fs::path& path, const fs::path& in_use) {
    const auto name = portable::utf8(path);
    for (const auto ending : kJournals) {
        if (!name.ends_with(ending)) continue;
        const auto file = portable::path_of(name.substr(0, name.size() - ending.size()));
        return is_named_recoup(file) || is_same(file, in_use) || is_recoup(file);
    }
    return false;
}

bool is_calendar(std::string_view head) {
    constexpr std::string_view kMark = "\xef\xbb\xbf";
    if (head.starts_with(kMark)) head.remove_prefix(kMark.size());
    head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    constexpr std::string_view kBegin = "begin:vcalendar";
    return lower(std::string(head.substr(0, kBegin.size()))) == kBegin;
}

bool is_of(OutputKind kind, std::string_view head) {
    switch (kind) {
        case OutputKind::png:
            return media::sniff(std::as_bytes(std::span(head))) == media::FileType::png;
        case OutputKind::calendar:
            return is_calendar(head);
        case OutputKind::document:
            return false;
    }
    return false;
}

// A regular file that is no Recoup file: only SQLite may open those, whose locks go with any descriptor.
bool may_go(const fs::path& path, OutputKind kind) {
    std::ifstream file(path, std::ios::binary);
    std::string head(kHeadBytes, '\0');
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
    return file.is_open() && !file.bad() && (head.empty() || is_of(kind, head));
}

}  // namespace

core::Error cannot_write(std::error_code why, const fs::path& path) {
    return {core::ErrorKind::work,
            store::sentence_of(why),
            {why.message()},
            portable::utf8(path),
            core::ErrorCode::cannot_make};
}

core::Result<void> may_write(const Output& output, const fs::path& in_use, Files& files) {
    const auto refuse = [&](core::Tr sentence, core::ErrorCode code = core::ErrorCode::other) {
        return core::fail(core::ErrorKind::work, sentence, {}, portable::utf8(output.path), code);
    };
    const auto path = files.real_name(output.path);
    if (!path) return tl::unexpected(cannot_write(path.error(), output.path));
    if (is_same(*path, in_use)) return refuse("output_in_use"_tr);
    if (is_journal(*path, in_use)) return refuse("output_journal"_tr);
    std::error_code error;
    const auto type = fs::status(*path, error).type();
    if (type == fs::file_type::not_found) return {};
    if (type == fs::file_type::directory) return refuse("output_folder"_tr);
    const bool stream = type == fs::file_type::fifo || type == fs::file_type::character;
    if (stream && output.streams) return {};
    if (stream) return refuse("output_stream"_tr);
    const bool regular = type == fs::file_type::regular;
    if (regular && (is_named_recoup(*path) || is_recoup(*path))) return refuse("output_recoup"_tr);
    if (output.overwrite || (regular && may_go(*path, output.kind))) return {};
    return refuse("output_exists"_tr, core::ErrorCode::exists);
}

core::Result<void> write_output(const Output& output, std::span<const std::byte> bytes, const fs::path& in_use,
                                Files& files) {
    if (auto may = may_write(output, in_use, files); !may) return may;
    store::clear_drafts(store::folder_of(output.path));  // of a time when this was killed
    if (const auto failed = files.replace_file(output.path, bytes))
        return tl::unexpected(cannot_write(failed, output.path));
    return {};
}

core::Result<void> write_pieces(const fs::path& path, const fs::path& in_use, Files& files,
                                const std::function<core::Result<void>(const ByteSink&)>& fill) {
    const core::Error exists{
        core::ErrorKind::work, "output_exists"_tr, {}, portable::utf8(path), core::ErrorCode::exists};
    if (auto may = may_write({.path = path}, in_use, files); !may) return may;
    if (store::is_taken(path)) return tl::unexpected(exists);
    const auto folder = store::folder_of(path);
    store::clear_drafts(folder);  // of a time when this was killed
    auto draft = files.draft_file(folder);
    if (!draft) return tl::unexpected(cannot_write(draft.error(), path));
    std::error_code failed;
    auto filled = fill([&](std::span<const std::byte> piece) {
        if (!failed) failed = (*draft)->write(piece);
        return failed;
    });
    if (!failed && !filled) return filled;
    if (!failed) failed = (*draft)->finish();
    if (!failed) failed = (*draft)->take_free(portable::utf8(path.filename()));
    if (failed == std::errc::file_exists) return tl::unexpected(exists);
    if (failed) return tl::unexpected(cannot_write(failed, path));
    return {};
}

}  // namespace recoup::app::inline file
