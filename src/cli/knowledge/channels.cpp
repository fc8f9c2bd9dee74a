// channels: the official places where a complaint can be taken.
#include <algorithm>

#include "app/data/library.h"
#include "cli/command_line/verb.h"
#include "cli/output/guide_text.h"
#include "cli/output/json.h"
#include "core/search/fold.h"

namespace recoup::cli::inline knowledge {

namespace {

using core::OfficialChannel;
using OptionalText = std::optional<std::string>;

struct ChannelsOptions {
    std::optional<std::string> search;
};

void declare(Grammar& grammar, ChannelsOptions& options) {
    grammar.option("search", "TEXT", options.search, "cli_help_channels_search"_tr);
}

// In either language: who looks for "parcel" may read Chinese.
std::string texts_of(const OfficialChannel& channel) {
    std::string all = channel.id + '\n' + channel.phone;
    for (const auto* text : {&channel.name, &channel.body, &channel.scope, &channel.before})
        all += '\n' + text->zh + '\n' + text->en;
    return core::fold(all);
}

std::vector<OfficialChannel> found(const Call& call, const std::optional<std::string>& typed) {
    auto channels = call.machine.ports.library.channels();
    if (!typed) return channels;
    for (const auto& word : core::folded_words(*typed))
        std::erase_if(channels,
                      [&](const OfficialChannel& one) { return texts_of(one).find(word) == std::string::npos; });
    return channels;
}

void write_channel(const Call& call, Json& json, const OfficialChannel& channel) {
    const auto or_null = [](const std::string& text) { return text.empty() ? OptionalText() : text; };
    json.object()
        .text("id", channel.id)
        .text("jurisdiction", channel.jurisdiction)
        .text("name", channel.name.in(call.lang))
        .text("body", channel.body.in(call.lang))
        .text("scope", channel.scope.in(call.lang))
        .text("before", or_null(std::string(channel.before.in(call.lang))))
        .array("asks");
    for (const auto& one : channel.asks) json.item(one.in(call.lang));
    json.end_array().text("phone", or_null(channel.phone)).text("address", or_null(channel.address)).array("routes");
    for (const auto route : channel.routes) json.item(core::token(route));
    json.end_array()
        .text("standing", core::token(channel.standing))
        .text("source_title", channel.source_title.in(call.lang))
        .text("source_url", or_null(channel.source_url))
        .text("verified_on", core::to_iso(channel.verified_on))
        .end_object();
}

Exit run(Call& call, const ChannelsOptions& options) {
    const auto channels = found(call, options.search);
    if (!call.json) {
        print_page(call, core::page_of(channels, call.lang));
        if (channels.empty()) call.say(core::tr(call.lang, "cli_channels_none"_tr));
        return kDone;
    }
    Json json(call.out);
    json.object().array("channels");
    for (const auto& channel : channels) write_channel(call, json, channel);
    json.end_array().end_object();
    return kDone;
}

}  // namespace

const Verb kChannels{1125, "channels", "cli_verb_channels"_tr, define<ChannelsOptions, declare, run>};

}  // namespace recoup::cli::inline knowledge
