// Archives made by the tests themselves, deflated.
#pragma once

#include <zlib.h>

#include <string>
#include <utility>
#include <vector>

#include "bill/base/limits.h"

namespace recoup::bill::test {

using Files = std::vector<std::pair<std::string, std::string>>;

inline void put(std::string& out, std::uint32_t value, int size) {
    for (int i = 0; i < size; ++i) out += static_cast<char>(value >> 8 * i & 255);
}

inline std::string deflated(const std::string& text) {
    std::string out(compressBound(text.size()) + 64, '\0');
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

inline Bytes zip_of(const Files& files) {
    std::string out, directory;
    for (const auto& [name, text] : files) {
        const auto at = static_cast<std::uint32_t>(out.size());
        const auto packed = deflated(text);
        const auto crc = static_cast<std::uint32_t>(
            crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size())));
        std::string common;
        put(common, 20, 2);
        put(common, 0, 2);
        put(common, 8, 2);
        put(common, 0, 4);
        put(common, crc, 4);
        put(common, static_cast<std::uint32_t>(packed.size()), 4);
        put(common, static_cast<std::uint32_t>(text.size()), 4);
        put(common, static_cast<std::uint32_t>(name.size()), 2);
        put(common, 0, 2);
        out += "PK\3\4" + common + name + packed;
        directory += std::string("PK\1\2") + std::string("\24\0", 2) + common + std::string(10, '\0');
        put(directory, at, 4);
        directory += name;
    }
    const auto begin = static_cast<std::uint32_t>(out.size());
    out += directory + "PK\5\6" + std::string(4, '\0');
    put(out, static_cast<std::uint32_t>(files.size()), 2);
    put(out, static_cast<std::uint32_t>(files.size()), 2);
    put(out, static_cast<std::uint32_t>(directory.size()), 4);
    put(out, begin, 4);
    put(out, 0, 2);
    const auto view = std::as_bytes(std::span(out));
    return {view.begin(), view.end()};
}

}  // namespace recoup::bill::test
