// import trello, kanri, wekan: the cards of a foreign board as cases.
#include "app/incoming/boards.h"
#include "cli/command_line/verb.h"
#include "cli/file/arriving.h"
#include "core/base/text.h"
#include "portable/path_text.h"

namespace recoup::cli::inline file {

namespace {

struct BoardOptions {
    std::string path;
    MapOptions map;
    std::optional<std::filesystem::path> attachments;
    bool sums = false, dry_run = false;
};

void declare_board(Grammar& grammar, BoardOptions& options) {
    grammar.positional("FILE", options.path, "cli_help_import_board"_tr);
    declare_stages(grammar, options.map);
    grammar.path_option("attachments", "DIR", options.attachments, "cli_help_import_attachments"_tr);
    grammar.flag("sums", options.sums, "cli_help_import_sums"_tr);
    grammar.flag("dry-run", options.dry_run, "cli_help_dry_run"_tr);
}

core::Result<core::Board> board_in(const std::filesystem::path& path, app::BoardSource source,
                                   const std::string& zone) {
    const auto text = app::read_foreign(path);
    if (!text) return tl::unexpected(text.error());
    auto board = app::read_board(source, *text, zone);
    if (!board) board.error().path = portable::utf8(path);
    return board;
}

template <app::BoardSource source>
Exit import_board(Call& call, const BoardOptions& options) {
    const auto map = map_of(options.map);
    if (!map) return tl::unexpected(map.error());
    std::error_code unknown;
    if (options.attachments && !std::filesystem::is_directory(*options.attachments, unknown))
        return core::fail(core::ErrorKind::work, "import_folder_unreadable"_tr, {},
                          portable::utf8(*options.attachments));
    auto board = board_in(portable::path_of(options.path), source, call.zone);
    if (!board) return tl::unexpected(board.error());
    auto habit = arrival_habit(call);
    if (!map->currency.empty()) habit.currency = map->currency;
    habit.take_sums = options.sums;
    auto heading = core::trf(call.lang, "arrival_board"_tr, app::source_name(source), core::one_line(board->name));
    return take_in(call, core::cases_of_board(std::move(*board), map->stages, habit),
                   {.source = std::string(app::source_token(source)),
                    .heading = std::move(heading),
                    .dry_run = options.dry_run,
                    .folder = options.attachments});
}

}  // namespace

const Verb kImportTrello{926, "import trello", "cli_verb_import_trello"_tr,
                         define<BoardOptions, declare_board, import_board<app::BoardSource::trello>>};
const Verb kImportKanri{927, "import kanri", "cli_verb_import_kanri"_tr,
                        define<BoardOptions, declare_board, import_board<app::BoardSource::kanri>>};
const Verb kImportWekan{928, "import wekan", "cli_verb_import_wekan"_tr,
                        define<BoardOptions, declare_board, import_board<app::BoardSource::wekan>>};

}  // namespace recoup::cli::inline file
