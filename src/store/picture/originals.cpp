#include "store/picture/originals.h"

#include "portable/path_text.h"
#include "store/sql/columns.h"

namespace recoup::store::inline picture {
namespace {

constexpr int kPieceBytes = 1 << 20;

// An open blob, closed with the scope.
class Blob {
  public:
    Blob(Connection& connection, std::int64_t rowid, bool writable) : db_(connection.db()) {
        db_.check(sqlite3_blob_open(db_.handle(), "main", "originals", "data", rowid, writable ? 1 : 0, &blob_));
    }
    Blob(const Blob&) = delete;
    Blob& operator=(const Blob&) = delete;
    ~Blob() { sqlite3_blob_close(blob_); }

    int bytes() const { return sqlite3_blob_bytes(blob_); }
    void read(std::span<std::uint8_t> into, int at) {
        db_.check(sqlite3_blob_read(blob_, into.data(), static_cast<int>(into.size()), at));
    }
    void write(std::span<const std::uint8_t> from, int at) {
        db_.check(sqlite3_blob_write(blob_, from.data(), static_cast<int>(from.size()), at));
    }

  private:
    Database& db_;
    sqlite3_blob* blob_ = nullptr;
};

void put_thumbnail(Connection& connection, const Original& original, std::string_view insert) {
    const auto hex = thumbnail_digest(original);
    connection.prepared(std::string(insert) + " INTO thumbnails(sha256, width, height, data, digest) VALUES(?,?,?,?,?)")
        .bind(1, original.sha256)
        .bind(2, original.thumbnail_width)
        .bind(3, original.thumbnail_height)
        .bind_blob(4, original.thumbnail)
        .bind(5, hex)
        .run();
}

void write_bytes(Connection& connection, std::int64_t rowid, const Bytes& bytes) {
    Blob blob(connection, rowid, true);
    for (std::size_t at = 0; at < bytes.size(); at += kPieceBytes)
        blob.write(std::span(bytes).subspan(at, std::min<std::size_t>(kPieceBytes, bytes.size() - at)),
                   static_cast<int>(at));
}

}  // namespace

std::string thumbnail_digest(const Original& original) {
    RowDigest digest("thumbnails");
    digest.text(original.sha256);
    digest.integer(original.thumbnail_width);
    digest.integer(original.thumbnail_height);
    digest.blob(original.thumbnail);
    return digest.hex();
}

std::optional<OriginalPlace> find_original(Connection& connection, std::string_view sha256) {
    auto& row = connection.prepared("SELECT rowid, bytes FROM originals WHERE sha256 = ?1");
    const ResetAfter reset(row);
    if (!row.bind(1, sha256).step()) return std::nullopt;
    return OriginalPlace{row.integer(0), row.integer(1)};
}

std::string digest_of_original(Connection& connection, const OriginalPlace& place, std::int64_t* bytes) {
    Blob blob(connection, place.rowid, false);
    if (bytes) *bytes = blob.bytes();
    Sha256 hash;
    Bytes piece(static_cast<std::size_t>(std::min(kPieceBytes, blob.bytes())));
    for (int at = 0; at < blob.bytes(); at += kPieceBytes) {
        piece.resize(static_cast<std::size_t>(std::min(kPieceBytes, blob.bytes() - at)));
        blob.read(piece, at);
        hash.add(std::span<const std::uint8_t>(piece));
    }
    return hash.hex();
}

Bytes bytes_of_original(Connection& connection, const OriginalPlace& place) {
    Blob blob(connection, place.rowid, false);
    // The size is the cell's claim; SQLite has held it against its limit, not against the file.
    if (static_cast<std::size_t>(blob.bytes()) > kMaxOriginalBytes) throw SqlFailure("too large", SQLITE_CORRUPT);
    Bytes bytes(static_cast<std::size_t>(blob.bytes()));
    if (!bytes.empty()) blob.read(bytes, 0);
    return bytes;
}

bool store_original(Connection& connection, const Original& original) {
    if (original.bytes->size() > kMaxOriginalBytes) return false;
    if (!find_original(connection, original.sha256)) {
        const auto size = static_cast<std::int64_t>(original.bytes->size());
        connection.prepared("INSERT INTO originals(sha256, bytes, data) VALUES(?1, ?2, zeroblob(?2))")
            .bind(1, original.sha256)
            .bind(2, size)
            .run();
        const OriginalPlace place{sqlite3_last_insert_rowid(connection.db().handle()), size};
        write_bytes(connection, place.rowid, *original.bytes);
        if (digest_of_original(connection, place) != original.sha256) return false;
    }
    if (!original.thumbnail.empty()) put_thumbnail(connection, original, "INSERT OR IGNORE");
    return true;
}

void replace_thumbnail(Connection& connection, const Original& original) {
    put_thumbnail(connection, original, "INSERT OR REPLACE");
}

core::Result<Bytes> read_original(Connection& connection, std::string_view sha256) {
    const auto refused = [&](core::Tr sentence) {
        return core::fail(core::ErrorKind::work, sentence, {}, portable::utf8(connection.path()));
    };
    const auto place = find_original(connection, sha256);
    if (!place) return refused("store_original_missing"_tr);
    auto bytes = bytes_of_original(connection, *place);
    if (sha256_hex(bytes) != sha256) return refused("store_original_damaged"_tr);
    return bytes;
}

std::optional<Bytes> read_thumbnail(Connection& connection, std::string_view sha256) {
    auto& row = connection.prepared("SELECT data FROM thumbnails WHERE sha256 = ?1");
    const ResetAfter reset(row);
    if (!row.bind(1, sha256).step()) return std::nullopt;
    const auto data = row.blob(0);
    return Bytes(data.begin(), data.end());
}

}  // namespace recoup::store::inline picture
