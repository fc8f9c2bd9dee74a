#include "bill/container/unlock.h"

#include <zlib.h>

#include <algorithm>

#include "bill/container/aes.h"
#include "bill/container/fields.h"
#include "bill/container/sha1.h"

namespace recoup::bill::inline container {
namespace {

constexpr std::size_t kCryptoHeader = 12;
constexpr std::size_t kVerifier = 2, kMac = 10;
constexpr int kRounds = 1000;
constexpr std::uint16_t kCrcFollows = 8;  // a flag

// The three keys of PKWARE's old encryption.
class ZipCrypto {
  public:
    explicit ZipCrypto(std::string_view password) {
        for (const char c : password) take(static_cast<std::uint8_t>(c));
    }
    std::uint8_t decrypted(std::uint8_t byte) {
        const auto mask = (keys_[2] | 2) & 0xFFFF;
        byte ^= static_cast<std::uint8_t>(mask * (mask ^ 1) >> 8);
        take(byte);
        return byte;
    }

  private:
    static std::uint32_t crc(std::uint32_t value, std::uint8_t byte) {
        return static_cast<std::uint32_t>(get_crc_table()[(value ^ byte) & 255]) ^ value >> 8;
    }
    void take(std::uint8_t byte) {
        keys_[0] = crc(keys_[0], byte);
        keys_[1] = (keys_[1] + (keys_[0] & 255)) * 134775813 + 1;
        keys_[2] = crc(keys_[2], static_cast<std::uint8_t>(keys_[1] >> 24));
    }
    std::array<std::uint32_t, 3> keys_{0x12345678, 0x23456789, 0x34567890};
};

tl::unexpected<core::Error> wrong_password() {
    return core::fail(core::ErrorKind::work, "bill_wrong_password"_tr);
}

core::Result<Bytes> without_zip_crypto(const ZipEntry& entry, ByteView packed, std::string_view password) {
    if (packed.size() < kCryptoHeader) return damaged_archive();
    ZipCrypto crypto(password);
    Bytes plain;
    plain.reserve(packed.size());
    for (const auto byte : packed) plain.push_back(std::byte{crypto.decrypted(std::to_integer<std::uint8_t>(byte))});
    // One byte of the header tells a wrong password, in 255 of 256 cases; the checksum tells the rest.
    const auto check = entry.flags & kCrcFollows ? entry.time >> 8 : static_cast<int>(entry.crc >> 24);
    if (std::to_integer<int>(plain[kCryptoHeader - 1]) != check) return wrong_password();
    plain.erase(plain.begin(), plain.begin() + kCryptoHeader);
    return plain;
}

core::Result<Bytes> without_aes(const ZipEntry& entry, ByteView packed, std::string_view password) {
    if (entry.aes_strength < 1 || entry.aes_strength > 3) return damaged_archive();
    const std::size_t key_size = 8 + 8 * std::size_t{entry.aes_strength}, salt_size = key_size / 2;
    if (packed.size() < salt_size + kVerifier + kMac) return damaged_archive();
    const auto salt = packed.first(salt_size);
    const auto keys = pbkdf2_sha1(password, salt, kRounds, 2 * key_size + kVerifier);
    const ByteView all(keys);
    if (!std::ranges::equal(packed.subspan(salt_size, kVerifier), all.last(kVerifier))) return wrong_password();
    const auto locked = packed.subspan(salt_size + kVerifier, packed.size() - salt_size - kVerifier - kMac);
    HmacSha1 mac(all.subspan(key_size, key_size));
    mac.add(locked);
    // Two bytes fit a wrong password once in 65,536 times, and then these ten do not.
    const auto digest = mac.digest();
    if (!std::ranges::equal(packed.last(kMac), std::as_bytes(std::span(digest)).first(kMac))) return damaged_archive();
    Bytes plain(locked.begin(), locked.end());
    winzip_counter_mode(Aes(all.first(key_size)), plain);
    return plain;
}

}  // namespace

tl::unexpected<core::Error> damaged_archive() {
    return core::fail(core::ErrorKind::work, "bill_damaged"_tr, {}, {}, core::ErrorCode::damaged);
}

core::Result<Bytes> unlocked(const ZipEntry& entry, ByteView packed, std::string_view password) {
    return entry.aes_version ? without_aes(entry, packed, password) : without_zip_crypto(entry, packed, password);
}

}  // namespace recoup::bill::inline container
