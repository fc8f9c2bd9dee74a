// "lists", "cards", "comments", "checklists", "checklistItems", "labels", "users", "customFields" beside each other,
// joined by "_id".
#include <algorithm>
#include <map>

#include "app/incoming/boards.h"
#include "app/mail/transfer.h"

namespace recoup::app::inline incoming {
namespace {

using core::Lost;

const std::set<std::string_view> kTakenOfCard{
    "_id", "title", "description", "listId", "swimlaneId", "labelIds", "dueAt", "startAt", "endAt", "receivedAt",
    "archived", "members", "assignees", "sort", "createdAt", "modifiedAt", "dateLastActivity", "customFields", "type",
    "dueComplete", "requestedBy", "assignedBy",
    // how the board is made
    "archivedAt", "boardId", "cardNumber", "color", "coverId", "isOvertime", "linkedId", "userId", "showActivities",
    "hideFinishedChecklistIfItemsAreHidden", "showListOnMinicard", "showChecklistAtMinicard", "targetId_gantt",
    "linkType_gantt", "linkId_gantt", "cardColor"};

class WekanReader {
  public:
    WekanReader(const Node& root, const std::string& zone) : root_(root), zone_(zone) {
        note_names("labels", labels_, "name");
        note_names("swimlanes", lanes_, "title");
        note_names("customFields", fields_, "name");
        for (const auto& user : list_of(root, "users")) {
            const auto full = text_of(member(user, "profile"), "fullname");
            users_.emplace(text_of(user, "_id"), full.empty() ? text_of(user, "username") : full);
        }
    }

    core::Board read() {
        board_.name = text_of(root_, "title");
        for (const auto* list : sorted("lists"))
            board_.lists.push_back({text_of(*list, "_id"), text_of(*list, "title"), flag_of(*list, "archived")});
        for (const auto* card : sorted("cards")) read_card(*card);
        read_checklists();
        for (const auto* comment : by_time("comments")) read_comment(*comment);
        for (const auto* activity : by_time("activities")) read_move(*activity);
        for (const auto& file : list_of(root_, "attachments")) read_attachment(file);
        return std::move(board_);
    }

  private:
    void note_names(const char* key, std::map<std::string, std::string>& into, const char* name) {
        for (const auto& one : list_of(root_, key)) into.emplace(text_of(one, "_id"), text_of(one, name));
    }

    std::vector<const Node*> sorted(const char* key) {
        std::vector<const Node*> all;
        for (const auto& one : list_of(root_, key)) all.push_back(&one);
        std::ranges::stable_sort(all, {}, [](const Node* one) { return number_of(*one, "sort"); });
        return all;
    }

    std::vector<const Node*> by_time(const char* key) {
        std::vector<const Node*> all;
        for (const auto& one : list_of(root_, key)) all.push_back(&one);
        std::ranges::stable_sort(all, {}, [](const Node* one) { return instant_of(*one, "createdAt"); });
        return all;
    }

    void read_card(const Node& card) {
        const auto title = text_of(card, "title");
        if (text_of(card, "type").starts_with("template")) return board_.losses.add(Lost::templates, title);
        core::BoardCard made;
        const auto id = text_of(card, "_id");
        made.key = id.empty() ? text_of(root_, "_id") + "/" + title : id;
        made.list = text_of(card, "listId");
        made.title = title;
        made.text = text_of(card, "description");
        made.archived = flag_of(card, "archived");
        made.due = when_of(card, "dueAt", zone_, board_.losses);
        made.due_done = flag_of(card, "dueComplete") || !text_of(card, "endAt").empty();
        made.created_at = instant_of(card, "createdAt");
        made.changed_at = instant_of(card, "dateLastActivity");
        read_labels(card, made);
        read_fields(card, made);
        for (const auto* people : {"members", "assignees"})
            for (const auto& user : list_of(card, people)) board_.losses.add(Lost::members, user_of(text_of(user)));
        name_rest(card, kTakenOfCard, board_.losses);
        places_.emplace(id, board_.cards.size());
        board_.cards.push_back(std::move(made));
    }

    void read_labels(const Node& card, core::BoardCard& made) {
        for (const auto& id : list_of(card, "labelIds")) {
            const auto found = labels_.find(text_of(id));
            if (found == labels_.end() || found->second.empty())
                board_.losses.add(Lost::labels, text_of(id));
            else
                made.labels.push_back(found->second);
        }
    }

    void read_fields(const Node& card, core::BoardCard& made) {
        if (const auto lane = lanes_.find(text_of(card, "swimlaneId")); lanes_.size() > 1 && lane != lanes_.end())
            made.labels.push_back(lane->second);
        for (const auto* key : {"startAt", "receivedAt", "endAt", "requestedBy", "assignedBy"})
            if (auto text = text_of(card, key); !text.empty()) made.fields.emplace_back(key, std::move(text));
        for (const auto& field : list_of(card, "customFields")) {
            auto value = text_of(field, "value");
            const auto found = fields_.find(text_of(field, "_id"));
            if (value.empty()) continue;
            if (found == fields_.end())
                board_.losses.add(Lost::parts, "customFields");
            else
                made.fields.emplace_back(found->second, std::move(value));
        }
    }

    std::string user_of(const std::string& id) const {
        const auto found = users_.find(id);
        return found == users_.end() || found->second.empty() ? id : found->second;
    }

    core::BoardCard* card_of(const Node& of) {
        const auto found = places_.find(text_of(of, "cardId"));
        return found == places_.end() ? nullptr : &board_.cards[found->second];
    }

    void read_checklists() {
        std::map<std::string, std::vector<core::BoardEntry>> entries;
        for (const auto* item : sorted("checklistItems"))
            entries[text_of(*item, "checklistId")].push_back({text_of(*item, "title"), flag_of(*item, "isFinished")});
        for (const auto* list : sorted("checklists"))
            if (auto* card = card_of(*list))
                card->checklists.push_back({text_of(*list, "title"), std::move(entries[text_of(*list, "_id")])});
    }

    void read_comment(const Node& comment) {
        auto* card = card_of(comment);
        if (card != nullptr)
            card->comments.push_back(
                {instant_of(comment, "createdAt"), user_of(text_of(comment, "userId")), text_of(comment, "text")});
    }

    void read_move(const Node& activity) {
        auto* card = card_of(activity);
        if (card == nullptr || text_of(activity, "activityType") != "moveCard") return;
        const auto list = [&](const char* key) {
            const auto id = text_of(activity, key);
            const auto found = std::ranges::find(board_.lists, id, &core::BoardList::id);
            return found == board_.lists.end() ? id : found->name;
        };
        card->moves.push_back({instant_of(activity, "createdAt"), user_of(text_of(activity, "userId")),
                               list("oldListId") + " → " + list("listId")});
    }

    void read_attachment(const Node& file) {
        auto* card = card_of(file);
        if (card == nullptr) card = card_of(member(file, "meta"));
        const auto name = text_of(file, "name"), url = text_of(file, "url");
        if (card == nullptr) return board_.losses.add(Lost::files, name);
        if (!url.empty()) card->links.emplace_back(name, url);
        card->files.push_back({text_of(file, "_id"), name, size_of(file, "size"), from_base64(text_of(file, "file"))});
    }

    const Node& root_;
    const std::string& zone_;
    core::Board board_;
    std::map<std::string, std::string> labels_, lanes_, fields_, users_;
    std::map<std::string, std::size_t> places_;  // of cards
};

}  // namespace

core::Result<core::Board> read_wekan(const Node& root, const std::string& zone) {
    const bool named = text_of(root, "_format").starts_with("wekan-board-1") || !text_of(root, "_id").empty();
    if (!named || !member(root, "lists").is_array() || !member(root, "cards").is_array())
        return core::fail(core::ErrorKind::work, "arrival_no_board"_tr, {"WeKan"});
    return WekanReader(root, zone).read();
}

}  // namespace recoup::app::inline incoming
