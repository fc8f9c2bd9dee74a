#include "store/picture/texts.h"

#include "store/picture/originals.h"
#include "store/sql/columns.h"

namespace recoup::store::inline picture {
namespace {

std::optional<PictureText> whole_text(const Statement& row) {
    PictureText text{std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2))};
    if (text_digest(text) != row.text(3)) return std::nullopt;
    return text;
}

}  // namespace

std::string text_digest(const PictureText& text) {
    return digest_of_values("texts", {text.sha256, text.engine, text.lines});
}

void put_text(Connection& connection, const PictureText& text) {
    if (!find_original(connection, text.sha256)) return;
    const auto digest = text_digest(text);
    connection.prepared("INSERT OR REPLACE INTO texts(sha256, engine, lines, digest) VALUES(?1, ?2, ?3, ?4)")
        .bind(1, text.sha256)
        .bind(2, text.engine)
        .bind(3, text.lines)
        .bind(4, digest)
        .run();
}

std::optional<PictureText> find_text(Connection& connection, std::string_view sha256) {
    auto& row = connection.prepared("SELECT sha256, engine, lines, digest FROM texts WHERE sha256 = ?1");
    const ResetAfter reset(row);
    return row.bind(1, sha256).step() ? whole_text(row) : std::nullopt;
}

std::vector<PictureText> all_texts(Connection& connection) {
    std::vector<PictureText> texts;
    Statement rows(connection.db(), "SELECT sha256, engine, lines, digest FROM texts ORDER BY rowid");
    while (rows.step())
        if (auto text = whole_text(rows)) texts.push_back(std::move(*text));
    return texts;
}

}  // namespace recoup::store::inline picture
