#include "core/advice/page.h"

#include <algorithm>

namespace recoup::core::inline advice {
namespace {

using Kind = PageBlock::Kind;

struct Region {
    std::string_view jurisdiction;
    Tr name;
};
constexpr Region kRegions[] = {{"CN", "region_cn"_tr},
                               {"EU", "guide_rules_eu"_tr},
                               {"UK", "guide_rules_uk"_tr},
                               {"US", "guide_rules_us"_tr},
                               {"INT", "guide_rules_int"_tr}};

class PlaybookPage {
  public:
    PlaybookPage(const Playbook& playbook, Lang lang)
        : playbook_(playbook), lang_(lang), page_{playbook.id, std::string(playbook.title.in(lang)), true, {}} {}

    Page write(const Rulebook& rules, std::span<const Message> messages) {
        add({.kind = Kind::lead, .text = std::string(playbook_.recognise.in(lang_))});
        capture();
        steps();
        texts("guide_watch"_tr, playbook_.watch, Kind::bullet);
        texts("guide_pitfalls"_tr, playbook_.pitfalls, Kind::caution);
        named(messages);
        routes();
        cited();
        laws(rules);
        return std::move(page_);
    }

  private:
    void add(PageBlock block) { page_.blocks.push_back(std::move(block)); }
    void heading(Tr text) { add({.kind = Kind::heading, .text = std::string(tr(lang_, text))}); }

    void capture() {
        if (playbook_.capture.empty()) return;
        heading("guide_capture"_tr);
        add({.kind = Kind::paragraph, .text = std::string(tr(lang_, "guide_capture_why"_tr))});
        int number = 0;
        for (const auto& one : playbook_.capture)
            add({.kind = Kind::number,
                 .text = std::string(one.why.in(lang_)),
                 .bold = std::string(label(lang_, one.kind)),
                 .number = ++number});
    }

    void steps() {
        heading("guide_steps"_tr);
        for (int i = 0; i < kStageCount; ++i) {
            const auto stage = static_cast<Stage>(i);
            if (playbook_.steps_of(stage).empty()) continue;
            add({.kind = Kind::stage, .text = std::string(label(lang_, stage)), .of = stage});
            for (const auto& step : playbook_.steps_of(stage))
                add({.kind = Kind::bullet, .text = std::string(step.in(lang_)), .of = stage});
        }
    }

    void texts(Tr name, const std::vector<Bilingual>& all, Kind kind) {
        if (all.empty()) return;
        heading(name);
        for (const auto& one : all) add({.kind = kind, .text = std::string(one.in(lang_))});
    }

    void chips(Tr name, Tr explained, std::vector<std::string> names) {
        if (names.empty()) return;
        heading(name);
        add({.kind = Kind::paragraph, .text = std::string(tr(lang_, explained))});
        add({.kind = Kind::chips, .chips = std::move(names)});
    }

    void named(std::span<const Message> messages) {
        std::vector<std::string> names;
        for (const auto& id : playbook_.messages)
            for (const auto& one : messages)
                if (one.id == id) names.emplace_back(one.title.in(lang_));
        chips("guide_messages"_tr, "guide_messages_where"_tr, std::move(names));
    }

    void routes() {
        std::vector<std::string> names;
        for (const auto route : playbook_.routes) names.emplace_back(label(lang_, route));
        chips("guide_routes"_tr, "guide_routes_order"_tr, std::move(names));
    }

    void cited() {
        if (playbook_.law.empty()) return;
        heading("guide_law"_tr);
        add({.kind = Kind::paragraph, .text = std::string(tr(lang_, "guide_law_fits"_tr))});
        for (const auto& law : playbook_.law) {
            std::string says(law.says.in(lang_));
            if (law.standing == Standing::c2) says = trf(lang_, "guide_second_hand"_tr, says);
            add({.kind = Kind::bullet, .text = std::move(says), .bold = std::string(law.cite.in(lang_))});
        }
    }

    void laws(const Rulebook& rules) {
        bool any = false;
        for (const auto& region : kRegions) {
            bool named = false;
            for (const auto& id : playbook_.rules) {
                const auto* rule = rules.find(id);
                if (!rule || rule->jurisdiction != region.jurisdiction) continue;
                if (!any) heading("guide_rules"_tr);
                if (!named) add({.kind = Kind::subheading, .text = std::string(tr(lang_, region.name))});
                any = named = true;
                add({.kind = Kind::bullet, .text = cite(*rule, lang_), .bold = std::string(rule->title.in(lang_))});
            }
        }
        if (any) add({.kind = Kind::paragraph, .text = std::string(tr(lang_, "guide_no_advice"_tr))});
    }

    const Playbook& playbook_;
    Lang lang_;
    Page page_;
};

std::vector<std::vector<std::string>> rows_of(const GuidePage::Table& table, Lang lang) {
    std::vector<std::vector<std::string>> rows(1);
    for (const auto& column : table.columns) rows.front().emplace_back(column.in(lang));
    for (const auto& row : table.rows) {
        auto& cells = rows.emplace_back();
        for (const auto& cell : row) cells.emplace_back(cell.in(lang));
    }
    return rows;
}

std::string asked(const OfficialChannel& channel, Lang lang) {
    std::string all;
    for (const auto& one : channel.asks) {
        if (!all.empty()) all += tr(lang, "list_semicolon"_tr);
        all += one.in(lang);
    }
    return all;
}

std::string reached(const OfficialChannel& channel) {
    if (channel.phone.empty() || channel.address.empty()) return channel.phone + channel.address;
    return channel.phone + " · " + channel.address;
}

void add_channel(Page& page, const OfficialChannel& channel, Lang lang) {
    page.blocks.push_back({.kind = Kind::heading, .text = std::string(channel.name.in(lang))});
    const auto told = [&](Tr name, std::string text) {
        if (!text.empty())
            page.blocks.push_back({.kind = Kind::bullet, .text = std::move(text), .bold = std::string(tr(lang, name))});
    };
    told("channels_body"_tr, std::string(channel.body.in(lang)));
    told("channels_scope"_tr, std::string(channel.scope.in(lang)));
    told("channels_before"_tr, std::string(channel.before.in(lang)));
    told("channels_asks"_tr, asked(channel, lang));
    told("channels_reach"_tr, reached(channel));
    told("why_source"_tr, trf(lang, "channels_source_of"_tr, channel.source_title.in(lang), to_iso(channel.verified_on),
                              label(lang, channel.standing)));
}

}  // namespace

Page page_of(const GuidePage& from, Lang lang) {
    Page page{from.id, std::string(from.title.in(lang)), false, {}};
    for (const auto& section : from.sections) {
        page.blocks.push_back({.kind = Kind::heading, .text = std::string(section.heading.in(lang))});
        for (const auto& text : section.paragraphs)
            page.blocks.push_back({.kind = Kind::paragraph, .text = std::string(text.in(lang))});
        for (const auto& text : section.list)
            page.blocks.push_back({.kind = Kind::bullet, .text = std::string(text.in(lang))});
        if (!section.table.columns.empty())
            page.blocks.push_back({.kind = Kind::table, .rows = rows_of(section.table, lang)});
    }
    return page;
}

Page page_of(std::span<const OfficialChannel> channels, Lang lang) {
    Page page{"channels", std::string(tr(lang, "channels_title"_tr)), false, {}};
    page.blocks.push_back({.kind = Kind::lead, .text = std::string(tr(lang, "channels_lead"_tr))});
    for (const auto& channel : channels) add_channel(page, channel, lang);
    return page;
}

Page page_of(const Playbook& playbook, const Rulebook& rules, std::span<const Message> messages, Lang lang) {
    return PlaybookPage(playbook, lang).write(rules, messages);
}

}  // namespace recoup::core::inline advice
