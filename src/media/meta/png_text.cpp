#include "media/meta/png_text.h"

#include <zlib.h>

#include <optional>

#include "media/format/chunks.h"

namespace recoup::media::inline meta {
namespace {

// As far as it unpacks; what is damaged later on does no harm to what came before.
std::string unpacked(std::string_view packed, std::size_t most) {
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK) return {};
    std::string out(std::min(most, packed.size() * 1032 + 64), '\0');  // 1032 : 1 is the most that deflate packs
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    inflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

// Behind keyword and zero stand, in iTXt, whether and how it is packed, a language and the keyword in that language.
bool skip_international(std::string_view& text, bool& packed) {
    if (text.size() < 2) return false;
    packed = text[0] == 1;
    text.remove_prefix(2);
    for (int skipped = 0; skipped < 2; ++skipped) {
        const auto end = text.find('\0');
        if (end == std::string_view::npos) return false;
        text.remove_prefix(end + 1);
    }
    return true;
}

std::optional<std::string> value_of(const PngReader::Chunk& chunk, std::string_view keyword, std::size_t most) {
    auto text = as_text(chunk.data);
    if (!text.starts_with(keyword) || text.size() <= keyword.size() || text[keyword.size()] != '\0')
        return std::nullopt;
    text.remove_prefix(keyword.size() + 1);
    if (chunk.type == "tEXt") return std::string(text.substr(0, most));
    if (chunk.type == "zTXt") return text.empty() ? std::string() : unpacked(text.substr(1), most);
    bool packed = false;
    if (chunk.type != "iTXt") return std::nullopt;
    if (!skip_international(text, packed)) return std::string();
    return packed ? unpacked(text, most) : std::string(text.substr(0, most));
}

}  // namespace

std::string png_text(ByteView file, std::string_view keyword, std::size_t most) {
    PngReader reader(file);
    while (const auto chunk = reader.next())
        if (auto value = value_of(*chunk, keyword, most)) return *std::move(value);
    return {};
}

}  // namespace recoup::media::inline meta
