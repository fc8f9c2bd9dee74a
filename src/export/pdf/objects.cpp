#include "export/pdf/objects.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <memory>
#include <new>

#include "core/base/text.h"

namespace recoup::exporting::inline pdf {
namespace {

// Two digests from different beginnings, eight bytes at a time: an identity, no proof of anything.
constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15, kBegin[] = {0xCBF29CE484222325, 0x84222325CBF29CE4};

void mix(std::uint64_t (&digest)[2], std::uint64_t word) {
    constexpr int kTurn = 29;
    for (auto& half : digest) half = std::rotl(half ^ word, kTurn) * kFactor;
}

void mix(std::uint64_t (&digest)[2], std::string_view bytes) {
    for (std::uint64_t word = 0; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), sizeof word))) {
        word = 0;
        std::memcpy(&word, bytes.data(), std::min(bytes.size(), sizeof word));
        mix(digest, word);
    }
}

}  // namespace

PdfObjects::PdfObjects(const Sink& sink) : sink_(sink), digest_{kBegin[0], kBegin[1]} {
    // The bytes behind the first line tell programs that this is no text.
    put("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
}

void PdfObjects::put(std::string_view bytes) {
    mix(digest_, bytes);
    written_ += bytes.size();
    sink_(bytes);
}

int PdfObjects::reserve() {
    places_.push_back(0);
    return static_cast<int>(places_.size());
}

void PdfObjects::write(int id, std::string_view body) {
    places_[static_cast<std::size_t>(id) - 1] = written_;
    put(fmt::format("{} 0 obj\n", id));
    put(body);
    put("\nendobj\n");
}

int PdfObjects::write(std::string_view body) {
    const int id = reserve();
    write(id, body);
    return id;
}

void PdfObjects::stream(int id, std::string_view entries, std::string_view data) {
    places_[static_cast<std::size_t>(id) - 1] = written_;
    put(fmt::format("{} 0 obj\n<<{}/Length {}>>\nstream\n", id, entries, data.size()));
    put(data);
    put("\nendstream\nendobj\n");
}

int PdfObjects::stream(std::string_view entries, std::string_view data) {
    const int id = reserve();
    stream(id, entries, data);
    return id;
}

void PdfObjects::deflated(int id, std::string_view entries, std::string_view data, Effort effort) {
    stream(id, fmt::format("{}/Filter/FlateDecode", entries), deflate(data, effort));
}

int PdfObjects::deflated(std::string_view entries, std::string_view data) {
    const int id = reserve();
    deflated(id, entries, data);
    return id;
}

void PdfObjects::finish(int catalog, int information) {
    const auto identity = fmt::format("{:016X}{:016X}", digest_[0], digest_[1]);
    const auto begin = written_;
    std::string list = fmt::format("xref\n0 {}\n0000000000 65535 f \n", places_.size() + 1);
    for (const auto place : places_) list += fmt::format("{:010} 00000 n \n", place);
    put(list);
    put(fmt::format("trailer\n<</Size {}/Root {}/Info {}/ID[<{}><{}>]>>\nstartxref\n{}\n%%EOF\n", places_.size() + 1,
                    reference(catalog), reference(information), identity, identity, begin));
}

std::string deflate(std::string_view data, Effort effort) {
    auto size = compressBound(static_cast<uLong>(data.size()));
    const auto out = std::make_unique_for_overwrite<Bytef[]>(size);
    const int done =
        compress2(out.get(), &size, reinterpret_cast<const Bytef*>(data.data()), static_cast<uLong>(data.size()),
                  effort == Effort::quick ? Z_BEST_SPEED : Z_DEFAULT_COMPRESSION);
    if (done != Z_OK) throw std::bad_alloc();  // there is room, so nothing else can be wrong
    return {reinterpret_cast<const char*>(out.get()), size};
}

std::string reference(int id) {
    return fmt::format("{} 0 R", id);
}

std::string number(double value) {
    const auto hundredths = std::llround(value * 100);
    const auto whole = std::llabs(hundredths) / 100, part = std::llabs(hundredths) % 100;
    const auto* sign = hundredths < 0 ? "-" : "";
    if (part == 0) return fmt::format("{}{}", sign, whole);
    if (part % 10 == 0) return fmt::format("{}{}.{}", sign, whole, part / 10);
    return fmt::format("{}{}.{:02}", sign, whole, part);
}

void append_hex(std::string& out, unsigned value, int digits) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    for (int at = digits - 1; at >= 0; --at) out += kDigits[value >> (4 * at) & 0xF];
}

std::string text_string(std::string_view utf8) {
    std::string out = "<FEFF";
    while (!utf8.empty()) {
        const auto c = core::take_code_point(utf8);
        if (c >= 0x10000) {
            append_hex(out, 0xD800 + ((c - 0x10000) >> 10U), 4);
            append_hex(out, 0xDC00 + ((c - 0x10000) & 0x3FFU), 4);
        } else {
            append_hex(out, c, 4);
        }
    }
    return out + '>';
}

std::string name(std::string_view text) {
    std::string out = "/";
    for (const char c : text) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
        if (plain) {
            out += c;
        } else {
            out += '#';
            append_hex(out, static_cast<unsigned char>(c), 2);
        }
    }
    return out;
}

}  // namespace recoup::exporting::inline pdf
