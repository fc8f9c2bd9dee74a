#include "app/intake/importer.h"

#include <fstream>

#include "app/unreachable.h"
#include "core/base/text.h"
#include "media/base/digest.h"
#include "media/base/limits.h"
#include "media/kind/sniff.h"
#include "media/meta/captured_at.h"
#include "media/picture/thumbnail.h"
#include "portable/path_text.h"

namespace recoup::app::inline intake {

using core::ErrorKind;
using core::Tr;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxNameBytes = 240;

media::ByteView view(const Bytes& bytes) {
    return std::as_bytes(std::span(bytes));
}

tl::unexpected<core::Error> refuse(Tr reason, const std::string& name) {
    return core::fail(ErrorKind::work, reason, {}, name);
}

tl::unexpected<core::Error> refuse_size(const std::string& name) {
    return core::fail(ErrorKind::work, "import_too_many_bytes"_tr, {std::to_string(media::kMaxFileBytes >> 20)}, name);
}

core::FileClass class_of(media::FileType type) {
    switch (media::info(type).file_class) {
        case media::FileClass::picture:
            return core::FileClass::picture;
        case media::FileClass::pdf:
            return core::FileClass::pdf;
        case media::FileClass::audio:
            return core::FileClass::audio;
        case media::FileClass::video:
            return core::FileClass::video;
        case media::FileClass::office:
            return core::FileClass::office;
        case media::FileClass::text:
            return core::FileClass::text;
        case media::FileClass::other:
            return core::FileClass::other;
    }
    return core::FileClass::other;
}

// Names come from disks of any encoding; broken bytes become U+FFFD. The front is cut, so that the ending stays.
std::string clean_name(const std::string& name) {
    std::string clean;
    for (std::string_view rest = name; !rest.empty();) {
        const auto c = core::take_code_point(rest);
        if (c != 0) core::append_utf8(clean, c);
    }
    std::string_view tail = clean;
    while (tail.size() > kMaxNameBytes) core::take_code_point(tail);
    return std::string(tail);
}

core::LocalSeconds local_seconds(const media::CivilTime& time) {
    using namespace std::chrono;
    return local_days{year{time.year} / time.month / time.day} + hours{time.hour} + minutes{time.minute} +
           seconds{time.second};
}

core::Instant instant_of(const media::Moment& moment, const core::Zones& zones, const std::string& zone) {
    const auto local = local_seconds(moment.local);
    if (!moment.utc_offset_min) return core::to_instant(zones, zone, local);
    return core::Instant{local.time_since_epoch()} - std::chrono::minutes{*moment.utc_offset_min};
}

// Of a name that says no more than the day: the file's time says the rest when it lies on that day.
bool is_on_day(core::Instant instant, const media::CivilTime& day, const core::Zones& zones, const std::string& zone) {
    using std::chrono::days;
    using std::chrono::floor;
    return floor<days>(core::to_local(zones, zone, instant)) == floor<days>(local_seconds(day));
}

void note_captured(Import& import, std::optional<core::Instant> file_time, const core::Zones& zones,
                   const std::string& zone) {
    auto& evidence = import.evidence;
    const auto captured = media::captured_at(view(*import.original.bytes), evidence.name);
    const bool by_file_time =
        file_time && (!captured || (captured->only_day && is_on_day(*file_time, captured->local, zones, zone)));
    if (by_file_time) {
        evidence.captured_at = file_time;
        evidence.captured_from = core::CapturedFrom::file_time;
    } else if (captured) {
        evidence.captured_at = instant_of(*captured, zones, zone);
        evidence.captured_from =
            captured->origin == media::CapturedOrigin::exif ? core::CapturedFrom::exif : core::CapturedFrom::name;
    }
}

// A picture that can be drawn gets its size and thumbnail; any other is kept without, but for one made to do harm.
core::Result<void> make_small(Import& import) {
    const auto small = media::make_thumbnail(view(*import.original.bytes));
    if (!small && small.error() == media::ImageRefusal::bomb) return refuse("import_bomb"_tr, import.evidence.name);
    if (!small) {
        import.evidence.file_class = core::FileClass::other_picture;
        return {};
    }
    import.evidence.width = small->picture.width;
    import.evidence.height = small->picture.height;
    const auto* webp = reinterpret_cast<const std::uint8_t*>(small->webp.data());
    import.original.thumbnail.assign(webp, webp + small->webp.size());
    import.original.thumbnail_width = small->thumbnail.width;
    import.original.thumbnail_height = small->thumbnail.height;
    return {};
}

core::Instant to_instant(fs::file_time_type time) {
    const auto now = fs::file_time_type::clock::now();
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now() + (time - now));
}

}  // namespace

// Looks at the size before it takes memory for the whole.
core::Result<Bytes> read_file(const fs::path& path) {
    std::error_code error;
    if (!fs::exists(path, error))
        return core::fail(ErrorKind::work, unreachable(error).value_or("import_no_file"_tr), {}, portable::utf8(path));
    if (!fs::is_regular_file(path, error))
        return core::fail(ErrorKind::work, "import_not_a_file"_tr, {}, portable::utf8(path));
    const auto size = fs::file_size(path, error);
    if (!error && size > media::kMaxFileBytes) return refuse_size(portable::utf8(path));
    std::ifstream file(path, std::ios::binary);
    if (error || !file) return core::fail(ErrorKind::work, "import_unreadable"_tr, {}, portable::utf8(path));
    Bytes bytes(size);
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
    // Still being written: what is there now is not the whole.
    if (!file || file.peek() != std::ifstream::traits_type::eof())
        return core::fail(ErrorKind::work, "import_changing"_tr, {}, portable::utf8(path));
    return bytes;
}

core::Result<Import> import_bytes(std::shared_ptr<const Bytes> bytes, const std::string& name,
                                  std::optional<core::Instant> file_time, const core::Zones& zones,
                                  const std::string& zone) {
    Import import;
    import.original.bytes = std::move(bytes);
    const auto& content = *import.original.bytes;
    auto& evidence = import.evidence;
    evidence.name = clean_name(name);
    if (content.empty()) return refuse("import_empty"_tr, evidence.name);
    if (content.size() > media::kMaxFileBytes) return refuse_size(evidence.name);
    const auto type = media::sniff(view(content));
    evidence.bytes = static_cast<std::int64_t>(content.size());
    evidence.file_class = class_of(type);
    if (evidence.file_class == core::FileClass::picture)
        if (auto ok = make_small(import); !ok) return tl::unexpected(ok.error());
    evidence.sha256 = import.original.sha256 = media::to_string(media::sha256(view(content)));
    note_captured(import, file_time, zones, zone);
    return import;
}

core::Result<Import> import_file(const fs::path& path, const Files& files, const core::Zones& zones,
                                 const std::string& zone) {
    auto bytes = read_file(path);
    if (!bytes) return tl::unexpected(bytes.error());
    std::error_code error;
    const auto modified = fs::last_write_time(path, error);
    auto import = import_bytes(std::make_shared<const Bytes>(std::move(*bytes)), files.name_of(path),
                               error ? std::nullopt : std::optional(to_instant(modified)), zones, zone);
    if (!import) import.error().path = portable::utf8(path);
    return import;
}

std::string name_by_content(std::string_view stem, const Bytes& bytes) {
    return std::string(stem) + '.' + std::string(media::info(media::sniff(view(bytes))).extension);
}

}  // namespace recoup::app::inline intake
