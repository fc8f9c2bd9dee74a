#include "desktop/views/picture_cache.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "media/base/limits.h"
#include "media/kind/sniff.h"
#include "media/picture/decode.h"
#include "media/picture/resize.h"
#include "media/picture/thumbnail.h"
#include "platform/files/read_file.h"
#include "platform/pages/first_page.h"
#include "portable/path_text.h"

namespace recoup::desktop::inline views {
namespace {

constexpr std::size_t kBudgetBytes = 160 << 20;

media::ByteView view(const app::Bytes& bytes) {
    return std::as_bytes(std::span(bytes));
}

std::optional<media::Image> covered(media::ByteView file, int width, int height) {
    const auto image = media::decode(file);
    if (!image) return std::nullopt;
    return media::resize_cover(*image, width, height);
}

std::optional<media::Image> cover_of_file(media::ByteView file, int width, int height) {
    const auto thumbnail = media::make_thumbnail(file);
    return thumbnail ? covered(thumbnail->webp, width, height) : std::nullopt;
}

// Of a document that a program of the system draws, its first page; else the file as it is.
tl::expected<media::Thumbnail, media::ImageRefusal> thumbnail_of(const app::Bytes& bytes) {
    if (media::sniff(view(bytes)) != media::FileType::pdf) return media::make_thumbnail(view(bytes));
    const auto drawer = platform::page_drawer();
    const auto page = drawer ? platform::first_page(*drawer, bytes) : std::nullopt;
    return page ? media::make_thumbnail(view(*page)) : tl::unexpected(media::ImageRefusal::not_a_picture);
}

ui::Flaw flaw_of(media::Flaw flaw) {
    switch (flaw) {
        case media::Flaw::none:
            return ui::Flaw::none;
        case media::Flaw::cut_off:
            return ui::Flaw::cut_off;
        case media::Flaw::damaged:
            return ui::Flaw::damaged;
    }
    return ui::Flaw::none;
}

}  // namespace

PictureCache::~PictureCache() {
    drop_all();
}

void PictureCache::drop_all() {
    for (const auto& [key, entry] : entries_)
        if (entry.picture.texture) textures_.remove(entry.picture.texture);
    entries_.clear();
    verdicts_.clear();
    bytes_ = 0;
}

void PictureCache::use(app::Session& session) {
    drop_all();
    decoded_ = std::make_shared<DecodedOriginal>();
    session_ = &session;
    ++generation_;
    loading_ = 0;
}

void PictureCache::begin_frame() {
    ++frame_;
    if (bytes_ <= kBudgetBytes) return;
    std::vector<std::pair<std::uint64_t, std::string>> oldest;
    for (const auto& [key, entry] : entries_)
        if (entry.picture.texture && entry.drawn + 2 < frame_) oldest.emplace_back(entry.drawn, key);
    std::sort(oldest.begin(), oldest.end());
    for (const auto& [drawn, key] : oldest) {
        if (bytes_ <= kBudgetBytes / 2) return;
        const auto it = entries_.find(key);
        textures_.remove(it->second.picture.texture);
        bytes_ -= it->second.bytes;
        entries_.erase(it);
    }
}

ui::Picture PictureCache::find(const std::string& key, Make make, bool crisp) {
    auto [it, is_new] = entries_.try_emplace(key);
    it->second.drawn = frame_;
    if (!is_new) return it->second.picture;
    it->second.crisp = crisp;
    ++loading_;
    const auto work = [this, key, make = std::move(make),
                       generation = generation_](portable::StopToken) -> app::Jobs::Finish {
        auto made = std::make_shared<Made>(make());
        return [this, key, made, generation] {
            if (generation != generation_) return;
            if (made->renewed) session_->renew_thumbnail(std::move(*made->renewed));
            finish(key, std::move(*made));
        };
    };
    jobs_.submit(work, app::Jobs::Urgency::now);
    return it->second.picture;
}

void PictureCache::finish(const std::string& key, Made made) {
    --loading_;
    const auto it = entries_.find(key);
    if (it == entries_.end()) return;
    auto& entry = it->second;
    entry.picture.state = ui::Picture::State::failed;
    if (!made.image) return;
    entry.picture.flaw = made.flaw;
    entry.picture.width_px = made.image->width;
    entry.picture.height_px = made.image->height;
    entry.bytes = made.image->rgba.size();
    entry.picture.texture = textures_.create(std::move(*made.image), entry.crisp);
    if (!entry.picture.texture) return;
    entry.picture.state = ui::Picture::State::ready;
    bytes_ += entry.bytes;
}

std::function<core::Result<app::Bytes>()> PictureCache::reader(const std::string& sha256) const {
    return [session = session_, sha256] { return session->read_original(sha256); };
}

ui::Picture PictureCache::cover(const std::string& sha256, int width_px, int height_px) {
    auto key = fmt::format("c{}/{}x{}", sha256, width_px, height_px);
    if (const auto it = entries_.find(key); it != entries_.end()) {
        it->second.drawn = frame_;
        return it->second.picture;
    }
    return find(key, [session = session_, sha256, width_px, height_px] {
        return cover_of(*session, sha256, width_px, height_px);
    });
}

// A worker's. Without a good thumbnail the original is read, and what comes of it is kept.
PictureCache::Made PictureCache::cover_of(const app::Session& session, const std::string& sha256, int width_px,
                                          int height_px) {
    const auto covering = [&](const media::Image& image) { return media::resize_cover(image, width_px, height_px); };
    const auto small = session.read_thumbnail(sha256);
    const auto kept =
        small && !small->empty() ? media::decode(view(*small)) : tl::unexpected(media::ImageRefusal::empty);
    if (kept && !media::is_outdated({kept->width, kept->height})) return {covering(*kept)};
    const auto bytes = session.read_original(sha256);
    const auto fresh = bytes ? thumbnail_of(*bytes) : tl::unexpected(media::ImageRefusal::empty);
    const auto image = fresh ? media::decode(fresh->webp) : tl::unexpected(media::ImageRefusal::empty);
    if (!image) return {kept ? std::optional(covering(*kept)) : std::nullopt};
    const auto* webp = reinterpret_cast<const std::uint8_t*>(fresh->webp.data());
    app::Original renewed{.sha256 = sha256,
                          .bytes = nullptr,
                          .thumbnail = {webp, webp + fresh->webp.size()},
                          .thumbnail_width = fresh->thumbnail.width,
                          .thumbnail_height = fresh->thumbnail.height};
    return {covering(*image), std::move(renewed)};
}

ui::Picture PictureCache::file_cover(const std::string& path, int width_px, int height_px) {
    return find(fmt::format("f{}/{}x{}", path, width_px, height_px), [path, width_px, height_px]() -> Made {
        const auto bytes = platform::read_small_file(portable::path_of(path), media::kMaxFileBytes);
        return {bytes ? cover_of_file(media::as_bytes(*bytes), width_px, height_px) : std::nullopt};
    });
}

ui::Picture PictureCache::tile(const std::string& sha256, int level, int column, int row) {
    return find(
        fmt::format("t{}/{}/{}.{}", sha256, level, column, row),
        [decoded = decoded_, sha256, level, column, row, read = reader(sha256)]() -> Made {
            auto drawn = decoded->tile(sha256, level, column, row, kTilePx, read);
            if (!drawn) return {};
            return {std::move(drawn->image), {}, flaw_of(drawn->flaw)};
        },
        true);
}

ui::Verdict PictureCache::verdict(const std::string& sha256) {
    const auto [it, is_new] = verdicts_.try_emplace(sha256, ui::Verdict::checking);
    if (!is_new) return it->second;
    ++loading_;
    jobs_.submit(
        [this, sha256, read = reader(sha256), generation = generation_](portable::StopToken) -> app::Jobs::Finish {
            const bool intact = read().has_value();
            return [this, sha256, intact, generation] {
                if (generation != generation_) return;
                --loading_;
                judge(sha256, intact);
            };
        });
    return it->second;
}

}  // namespace recoup::desktop::inline views
