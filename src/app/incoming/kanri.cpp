// One board {"columns": [{"cards": …}]}, or all of them under "boards"; what is inside stands inside.
#include "app/incoming/boards.h"

namespace recoup::app::inline incoming {
namespace {

const std::set<std::string_view> kCardTaken{
    "id", "name", "description", "tasks", "tags", "dueDate", "color", "isDueDateCounterRelative", "isDueDateCompleted"};

class KanriReader {
  public:
    KanriReader(const std::string& zone, bool several) : zone_(zone), several_(several) {}

    void read(const Node& board) {
        const auto name = text_of(board, "title");
        board_.name += (board_.name.empty() ? "" : " · ") + name;
        const auto id = text_of(board, "id");
        // Those of Kanban Electron, from which Kanri comes, are called lists.
        const auto* columns = member(board, "columns").is_array() ? "columns" : "lists";
        std::size_t number = 0;
        for (const auto& column : list_of(board, columns)) {
            core::BoardList list{id + "/" + text_of(column, "id") + "/" + std::to_string(number++),
                                 text_of(column, "title"), false};
            for (const auto& card : list_of(column, "cards")) read_card(card, list.id, id, name);
            board_.lists.push_back(std::move(list));
        }
    }

    core::Board take() { return std::move(board_); }

  private:
    void read_card(const Node& card, const std::string& list, const std::string& board_id, const std::string& board) {
        core::BoardCard made;
        made.title = text_of(card, "name");
        const auto id = text_of(card, "id");
        made.key = id.empty() ? board_id + "/" + list + "/" + made.title : id;
        made.list = list;
        made.text = text_of(card, "description");
        made.due = when_of(card, "dueDate", zone_, board_.losses);
        made.due_done = flag_of(card, "isDueDateCompleted");
        for (const auto& tag : list_of(card, "tags")) {
            const auto text = text_of(tag, "text");
            if (!text.empty()) made.labels.push_back(text);
        }
        if (several_) made.labels.push_back(board);
        core::BoardChecklist tasks;
        for (const auto& task : list_of(card, "tasks"))
            tasks.entries.push_back({text_of(task, "name"), flag_of(task, "finished")});
        if (!tasks.entries.empty()) made.checklists.push_back(std::move(tasks));
        name_rest(card, kCardTaken, board_.losses);
        board_.cards.push_back(std::move(made));
    }

    const std::string& zone_;
    bool several_;
    core::Board board_;
};

bool is_board(const Node& node) {
    return member(node, "columns").is_array() ||
           (member(node, "lists").is_array() && !member(node, "cards").is_array());
}

}  // namespace

core::Result<core::Board> read_kanri(const Node& root, const std::string& zone) {
    const auto& boards = list_of(root, "boards");
    if (!is_board(root) && boards.empty()) return core::fail(core::ErrorKind::work, "arrival_no_board"_tr, {"Kanri"});
    KanriReader reader(zone, boards.size() > 1);
    if (boards.empty()) reader.read(root);
    for (const auto& board : boards) reader.read(board);
    return reader.take();
}

}  // namespace recoup::app::inline incoming
