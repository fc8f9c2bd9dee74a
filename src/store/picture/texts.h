// What was read from pictures, by the SHA-256 of the original: a cache like thumbnails, neither a change nor history.
// On the connection's thread. Throws SqlFailure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sql/connection.h"

namespace recoup::store::inline picture {

struct PictureText {
    std::string sha256;
    std::string engine;  // who read it; another one may read better
    std::string lines;   // as app/reading keeps them, not looked into here

    bool operator==(const PictureText&) const = default;
};

// Inside a transaction: in the place of what was read before. Not kept when the original is not there.
void put_text(Connection& connection, const PictureText& text);
std::string text_digest(const PictureText& text);

// Only what fits its digest.
std::optional<PictureText> find_text(Connection& connection, std::string_view sha256);
std::vector<PictureText> all_texts(Connection& connection);

}  // namespace recoup::store::inline picture
