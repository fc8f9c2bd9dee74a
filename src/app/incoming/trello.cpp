// "lists", "cards", "checklists", "labels", "members", "customFields" beside each other, joined by their ids; "actions"
// holds comments and moves, the newest first, and only so many of them.
#include <algorithm>
#include <charconv>
#include <map>

#include "app/incoming/boards.h"

namespace recoup::app::inline incoming {
namespace {

using core::Lost;

const std::set<std::string_view> kTaken{
    "id", "name", "desc", "idList", "closed", "due", "dueComplete", "start", "idLabels", "labels", "pos", "attachments",
    "idChecklists", "checklists", "shortUrl", "dateLastActivity", "isTemplate", "idMembers", "customFieldItems",
    "dateCompleted",
    // how the board is made, and what says the same again
    "address", "badges", "cardRole", "checkItemStates", "cover", "creationMethod", "creationMethodError",
    "creationMethodLoadingStartedAt", "dateClosed", "descData", "dueReminder", "email", "idAttachmentCover", "idBoard",
    "idShort", "limits", "manualCoverAttachment", "members", "mirrorSourceId", "nodeId", "pinned", "shortLink",
    "subscribed", "url"};

// Its first eight digits count the seconds since 1970.
std::optional<core::Instant> made_at(const std::string& id) {
    std::uint32_t seconds = 0;
    if (id.size() != 24) return std::nullopt;
    const auto [end, error] = std::from_chars(id.data(), id.data() + 8, seconds, 16);
    if (error != std::errc{} || end != id.data() + 8) return std::nullopt;
    return core::Instant{std::chrono::seconds{seconds}};
}

std::string name_of(const Node& person) {
    const auto name = text_of(person, "fullName");
    return name.empty() ? text_of(person, "username") : name;
}

class TrelloReader {
  public:
    TrelloReader(const Node& root, const std::string& zone) : root_(root), zone_(zone) {
        for (const auto& label : list_of(root, "labels")) labels_.emplace(text_of(label, "id"), &label);
        for (const auto& person : list_of(root, "members")) members_.emplace(text_of(person, "id"), name_of(person));
        for (const auto& field : list_of(root, "customFields")) fields_.emplace(text_of(field, "id"), &field);
    }

    core::Board read() {
        board_.name = text_of(root_, "name");
        read_lists();
        std::vector<std::pair<double, const Node*>> cards;
        for (const auto& card : list_of(root_, "cards")) cards.emplace_back(number_of(card, "pos"), &card);
        std::ranges::stable_sort(cards, {}, &std::pair<double, const Node*>::first);
        for (const auto& [pos, card] : cards) read_card(*card);
        for (const auto& list : list_of(root_, "checklists")) read_checklist(list);
        const auto& actions = list_of(root_, "actions");
        for (auto at = actions.rbegin(); at != actions.rend(); ++at) read_action(*at);
        name_old_comments();
        return std::move(board_);
    }

  private:
    void read_lists() {
        std::vector<std::pair<double, core::BoardList>> lists;
        for (const auto& list : list_of(root_, "lists"))
            lists.push_back(
                {number_of(list, "pos"), {text_of(list, "id"), text_of(list, "name"), flag_of(list, "closed")}});
        std::ranges::stable_sort(lists, {}, [](const auto& list) { return list.first; });
        for (auto& list : lists) board_.lists.push_back(std::move(list.second));
    }

    void read_card(const Node& card) {
        const auto name = text_of(card, "name");
        if (flag_of(card, "isTemplate")) return board_.losses.add(Lost::templates, name);
        core::BoardCard made;
        const auto id = text_of(card, "id");
        made.key = id.empty() ? text_of(card, "shortUrl") + "/" + name : id;
        made.list = text_of(card, "idList");
        made.title = name;
        made.text = text_of(card, "desc");
        made.archived = flag_of(card, "closed");
        made.due = when_of(card, "due", zone_, board_.losses);
        made.due_done = flag_of(card, "dueComplete");
        made.created_at = made_at(id);
        made.changed_at = instant_of(card, "dateLastActivity");
        read_labels(card, made);
        for (const auto& person : list_of(card, "idMembers")) name_member(text_of(person));
        read_attachments(card, made);
        read_fields(card, made);
        name_rest(card, kTaken, board_.losses);
        told_comments_[id] = size_of(member(card, "badges"), "comments");
        places_.emplace(id, board_.cards.size());
        board_.cards.push_back(std::move(made));
    }

    void read_labels(const Node& card, core::BoardCard& made) {
        const auto take = [&](const Node& label) {
            const auto name = text_of(label, "name");
            if (name.empty())
                board_.losses.add(Lost::labels, text_of(label, "color"));
            else
                made.labels.push_back(name);
        };
        const auto& inside = list_of(card, "labels");
        for (const auto& label : inside) take(label);
        if (!inside.empty()) return;
        for (const auto& id : list_of(card, "idLabels"))
            if (const auto found = labels_.find(text_of(id)); found != labels_.end()) take(*found->second);
    }

    void name_member(const std::string& id) {
        const auto found = members_.find(id);
        board_.losses.add(Lost::members, found == members_.end() ? id : found->second);
    }

    void read_attachments(const Node& card, core::BoardCard& made) {
        if (const auto url = text_of(card, "shortUrl"); !url.empty()) made.links.emplace_back("Trello", url);
        for (const auto& file : list_of(card, "attachments")) {
            const auto name = text_of(file, "name"), url = text_of(file, "url");
            made.links.emplace_back(name.empty() ? url : name, url);
            // What was uploaded is a file; the others are addresses, and those came.
            if (flag_of(file, "isUpload") || number_of(file, "bytes") > 0)
                made.files.push_back({text_of(file, "id"), name, size_of(file, "bytes"), {}});
        }
    }

    void read_fields(const Node& card, core::BoardCard& made) {
        if (const auto start = text_of(card, "start"); !start.empty()) made.fields.emplace_back("start", start);
        for (const auto& item : list_of(card, "customFieldItems")) {
            const auto found = fields_.find(text_of(item, "idCustomField"));
            if (found == fields_.end()) {
                board_.losses.add(Lost::parts, "customFieldItems");
                continue;
            }
            auto value = value_of(item, *found->second);
            if (!value.empty()) made.fields.emplace_back(text_of(*found->second, "name"), std::move(value));
        }
    }

    static std::string value_of(const Node& item, const Node& field) {
        const auto& value = member(item, "value");
        for (const auto* key : {"text", "number", "date", "checked"})
            if (auto text = text_of(value, key); !text.empty()) return text;
        const auto chosen = text_of(item, "idValue");
        for (const auto& option : list_of(field, "options"))
            if (!chosen.empty() && text_of(option, "id") == chosen) return text_of(member(option, "value"), "text");
        return {};
    }

    core::BoardCard* card_of(const std::string& id) {
        const auto found = places_.find(id);
        return found == places_.end() ? nullptr : &board_.cards[found->second];
    }

    void read_checklist(const Node& list) {
        auto* card = card_of(text_of(list, "idCard"));
        if (card == nullptr) return;
        core::BoardChecklist made{text_of(list, "name"), {}};
        for (const auto& entry : list_of(list, "checkItems"))
            made.entries.push_back({text_of(entry, "name"), text_of(entry, "state") == "complete"});
        card->checklists.push_back(std::move(made));
    }

    void read_action(const Node& action) {
        const auto& data = member(action, "data");
        const auto id = text_of(member(data, "card"), "id");
        auto* card = card_of(id);
        if (card == nullptr) return;
        core::BoardRemark remark{instant_of(action, "date"), name_of(member(action, "memberCreator")), {}};
        const auto type = text_of(action, "type");
        if (type == "commentCard") {
            remark.text = text_of(data, "text");
            card->comments.push_back(std::move(remark));
            if (auto& told = told_comments_[id]; told > 0) --told;
        } else if (type == "updateCard" && member(data, "listAfter").is_object()) {
            remark.text =
                text_of(member(data, "listBefore"), "name") + " → " + text_of(member(data, "listAfter"), "name");
            card->moves.push_back(std::move(remark));
        }
    }

    void name_old_comments() {
        for (const auto& card : board_.cards)
            if (const auto told = told_comments_.find(card.key); told != told_comments_.end())
                board_.losses.add(Lost::old_comments, card.title, told->second);
    }

    const Node& root_;
    const std::string& zone_;
    core::Board board_;
    std::map<std::string, const Node*> labels_, fields_;
    std::map<std::string, std::string> members_;
    std::map<std::string, std::size_t> places_, told_comments_;  // by card
};

}  // namespace

core::Result<core::Board> read_trello(const Node& root, const std::string& zone) {
    if (!member(root, "lists").is_array() || !member(root, "cards").is_array())
        return core::fail(core::ErrorKind::work, "arrival_no_board"_tr, {"Trello"});
    return TrelloReader(root, zone).read();
}

}  // namespace recoup::app::inline incoming
