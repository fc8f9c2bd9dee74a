#include "app/tables/whole_file.h"

#include <algorithm>

#include "app/reading/kept_text.h"
#include "app/redact/shown.h"
#include "core/redact/without.h"
#include "export/tables/document.h"
#include "media/kind/sniff.h"
#include "media/picture/thumbnail.h"
#include "store/file/file.h"

namespace recoup::app::inline tables {

WholeFile::WholeFile(std::unique_ptr<store::File> file, core::State state)
    : file_(std::move(file)), state_(std::move(state)) {}
WholeFile::WholeFile(WholeFile&&) noexcept = default;
WholeFile& WholeFile::operator=(WholeFile&&) noexcept = default;
WholeFile::~WholeFile() = default;

core::Result<WholeFile> WholeFile::open(const std::filesystem::path& path, const core::Zones& zones, bool in_pictures) {
    // As a session opens it: a journal that is left is played back, an older file brought up to date.
    auto file = store::File::open(path, {});
    if (!file) return tl::unexpected(file.error());
    core::State state(zones);
    if (const auto read = (*file)->load(state); !read) return tl::unexpected(read.error());
    if (in_pictures)
        for (const auto& kept : (*file)->texts())
            if (const auto text = read_kept_text(kept.lines)) state.know_text(kept.sha256, plain_text(*text));
    return WholeFile(std::move(*file), std::move(state));
}

core::Result<Bytes> WholeFile::original(std::string_view sha256) {
    return file_->original(sha256);
}

std::optional<Bytes> WholeFile::thumbnail(const core::EvidenceRow& row) {
    const auto covers = core::covers_of(state_, row.uuid);
    if (covers.empty()) return file_->thumbnail(row.sha256);
    const auto bytes = file_->original(row.sha256);
    if (!bytes) return std::nullopt;
    const auto shown = shown_of(std::as_bytes(std::span(*bytes)), row, covers, ShownAs::redacted);
    if (!shown) return std::nullopt;
    const auto made = media::make_thumbnail(shown->bytes);
    if (!made) return std::nullopt;
    const auto* first = reinterpret_cast<const std::uint8_t*>(made->webp.data());
    return Bytes(first, first + made->webp.size());
}

exporting::PictureOf WholeFile::thumbnails() {
    return [this](const core::EvidenceRow& row) {
        const auto bytes = thumbnail(row);
        if (!bytes) return std::string();
        const bool webp = media::sniff(std::as_bytes(std::span(*bytes))) == media::FileType::webp;
        return (webp ? "data:image/webp;base64," : "data:image/jpeg;base64,") + exporting::base64(*bytes);
    };
}

std::vector<std::string> WholeFile::covered_words(exporting::ChosenCases cases) {
    std::vector<std::string> words;
    for (const auto* record : cases)
        for (const auto& row : record->evidence) {
            const auto covers = core::covers_of(*record, row.uuid);
            const auto kept = covers.empty() ? std::nullopt : file_->text(row.sha256);
            const auto text = kept ? read_kept_text(kept->lines) : std::nullopt;
            if (!text) continue;
            for (auto& word : core::covered_words(*text, covers)) words.push_back(std::move(word));
        }
    std::ranges::sort(words,
                      [](const auto& a, const auto& b) { return std::pair(b.size(), a) < std::pair(a.size(), b); });
    return words;
}

}  // namespace recoup::app::inline tables
