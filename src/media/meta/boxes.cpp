#include "media/meta/boxes.h"

namespace recoup::media::inline meta {
namespace {

constexpr std::int64_t kFrom1904To1970_s = 2'082'844'800;
constexpr std::string_view kCreationDate = "com.apple.quicktime.creationdate";

// Numbers of any width from left to right. Past the end it gives zero, and stays there.
class NumberReader {
  public:
    explicit NumberReader(ByteView bytes) : rest_(bytes) {}

    std::uint64_t take(std::size_t width) {
        if (!skip(width)) return 0;
        std::uint64_t value = 0;
        for (const auto byte : last_) value = value << 8 | std::to_integer<std::uint64_t>(byte);
        return value;
    }

    bool skip(std::uint64_t count) {
        ended_ = ended_ || count > rest_.size();
        if (ended_) return false;
        last_ = rest_.first(static_cast<std::size_t>(count));
        rest_ = rest_.subspan(static_cast<std::size_t>(count));
        return true;
    }

    bool ended() const { return ended_; }
    ByteView rest() const { return rest_; }

  private:
    ByteView rest_, last_;
    bool ended_ = false;
};

std::string_view until_zero(ByteView bytes) {
    const auto text = as_text(bytes);
    return text.substr(0, text.find('\0'));
}

// Of one entry in the list of items: its number, when it is of the type that is looked for.
std::optional<std::uint64_t> id_of_entry(ByteView infe, std::string_view type, std::string_view mime) {
    NumberReader reader(infe);
    const auto version = reader.take(1);
    reader.skip(3);
    const auto id = reader.take(version == 2 ? 2 : 4);
    reader.skip(2);
    if ((version != 2 && version != 3) || reader.ended() || !has_at(reader.rest(), 0, type)) return std::nullopt;
    const auto name = part(reader.rest(), 4);
    const auto found_mime = until_zero(part(name, until_zero(name).size() + 1));
    return mime.empty() || found_mime == mime ? std::optional(id) : std::nullopt;
}

std::optional<std::uint64_t> find_id(ByteView iinf, std::string_view type, std::string_view mime) {
    const bool wide = !iinf.empty() && iinf[0] != std::byte{0};
    for (BoxReader entries(part(iinf, wide ? 8 : 6)); const auto entry = entries.next();)
        if (entry->type == "infe")
            if (const auto id = id_of_entry(entry->data, type, mime)) return id;
    return std::nullopt;
}

struct Place {
    bool in_idat = false;
    std::uint64_t at = 0, size = 0;
};

// Of one item in the list of places, which stands in version 0, 1 or 2.
class PlaceReader {
  public:
    explicit PlaceReader(ByteView iloc) : reader_(iloc) {
        version_ = reader_.take(1);
        reader_.skip(3);
        const auto sizes = reader_.take(1), more_sizes = reader_.take(1);
        offset_size_ = sizes >> 4, length_size_ = sizes & 15;
        base_size_ = more_sizes >> 4, index_size_ = version_ == 0 ? 0 : more_sizes & 15;
        left_ = reader_.take(version_ < 2 ? 2 : 4);
    }

    std::optional<Place> find(std::uint64_t wanted) {
        if (version_ > 2 || std::max({offset_size_, length_size_, base_size_, index_size_}) > 8) return std::nullopt;
        for (; left_ > 0 && !reader_.ended(); --left_) {
            const auto id = reader_.take(version_ < 2 ? 2 : 4);
            const auto method = version_ == 0 ? 0 : reader_.take(2) & 15;
            reader_.skip(2);
            const auto base = reader_.take(base_size_);
            const auto pieces = reader_.take(2);
            if (id != wanted) {
                reader_.skip(pieces * (index_size_ + offset_size_ + length_size_));
                continue;
            }
            reader_.skip(index_size_);
            const auto offset = reader_.take(offset_size_);
            const Place place{method == 1, base + offset, reader_.take(length_size_)};
            const bool sound = !reader_.ended() && pieces > 0 && method <= 1 && place.at >= base;
            return sound ? std::optional(place) : std::nullopt;
        }
        return std::nullopt;
    }

  private:
    NumberReader reader_;
    std::uint64_t version_ = 0, left_ = 0;
    std::size_t offset_size_ = 0, length_size_ = 0, base_size_ = 0, index_size_ = 0;
};

// As a full box it begins with its version, which QuickTime leaves out.
ByteView content_of_meta(ByteView meta) {
    return has_at(meta, 4, "hdlr") ? meta : part(meta, 4);
}

// Values in `ilst` are numbered as their names stand in `keys`, from 1 on.
std::string_view quicktime_creation_date(ByteView moov) {
    const auto meta = content_of_meta(box_in(moov, "meta"));
    std::uint32_t wanted = 0, number = 0;
    for (BoxReader keys(part(box_in(meta, "keys"), 8)); const auto key = keys.next();) {
        ++number;
        if (as_text(key->data) == kCreationDate) wanted = number;
    }
    for (BoxReader values(box_in(meta, "ilst")); const auto value = values.next();)
        if (wanted != 0 && read_u32(as_bytes(value->type), 0, Endian::big) == wanted)
            return as_text(part(box_in(value->data, "data"), 8, 64));
    return {};
}

std::optional<Moment> header_moment(ByteView mvhd) {
    NumberReader reader(mvhd);
    const auto version = reader.take(1);
    reader.skip(3);
    const auto since_1904_s = reader.take(version == 1 ? 8 : 4);
    if (reader.ended() || version > 1 || since_1904_s == 0 || since_1904_s > 0xffff'ffffu) return std::nullopt;
    // Some recorders count from 1970, as FFmpeg's reader knows too; from 1904 on, that would be before there were
    // films.
    const auto seconds = static_cast<std::int64_t>(since_1904_s);
    return moment_of_unix(seconds >= kFrom1904To1970_s ? seconds - kFrom1904To1970_s : seconds);
}

}  // namespace

ByteView find_item(ByteView file, std::string_view type, std::string_view mime) {
    const auto meta = content_of_meta(box_in(file, "meta"));
    const auto id = find_id(box_in(meta, "iinf"), type, mime);
    if (!id) return {};
    const auto place = PlaceReader(box_in(meta, "iloc")).find(*id);
    if (!place) return {};
    const auto all = place->in_idat ? box_in(meta, "idat") : file;
    // Without a size it is all there is.
    return part(all, place->at, place->size == 0 ? all.size() : place->size);
}

ByteView tiff_of_exif_item(ByteView item) {
    if (item.size() < 4) return {};
    return part(item, std::size_t{4} + read_u32(item, 0, Endian::big));
}

std::optional<Moment> film_created(ByteView file) {
    const auto moov = box_in(file, "moov");
    if (const auto moment = read_moment(quicktime_creation_date(moov))) return moment;
    return header_moment(box_in(moov, "mvhd"));
}

}  // namespace recoup::media::inline meta
