#include "app/incoming/boards.h"

#include <algorithm>

namespace recoup::app::inline incoming {

std::string_view source_token(BoardSource source) {
    switch (source) {
        case BoardSource::trello:
            return "trello";
        case BoardSource::kanri:
            return "kanri";
        case BoardSource::wekan:
            return "wekan";
    }
    return {};
}

std::string_view source_name(BoardSource source) {
    switch (source) {
        case BoardSource::trello:
            return "Trello";
        case BoardSource::kanri:
            return "Kanri";
        case BoardSource::wekan:
            return "WeKan";
    }
    return {};
}

core::Result<core::Board> read_board(BoardSource source, std::string_view json, const std::string& zone) {
    const auto root = parse_foreign(json);
    if (!root) return tl::unexpected(root.error());
    switch (source) {
        case BoardSource::trello:
            return read_trello(*root, zone);
        case BoardSource::kanri:
            return read_kanri(*root, zone);
        case BoardSource::wekan:
            break;
    }
    return read_wekan(*root, zone);
}

}  // namespace recoup::app::inline incoming
