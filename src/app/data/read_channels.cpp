#include "app/data/read_channels.h"

#include <algorithm>

#include "app/data/read_json.h"

namespace recoup::app::inline data {
namespace {

core::OfficialChannel read_channel(const JsonObject& object) {
    core::OfficialChannel channel;
    channel.id = object.filled("id");
    channel.jurisdiction = object.filled("jurisdiction");
    channel.name = object.bilingual("name");
    channel.body = object.bilingual("body");
    channel.scope = object.bilingual("scope");
    channel.before = object.bilingual_or_null("before");
    channel.asks = object.bilinguals("asks");
    channel.phone = object.text("phone");
    channel.address = object.text("address");
    if (!channel.address.empty() && !channel.address.starts_with("https://")) object.refuse("address");
    channel.routes = object.words<core::Route>("routes");
    channel.standing = object.word<core::Standing>("standing");
    channel.source_title = object.named("source_title");
    channel.source_url = object.text("source_url");
    channel.verified_on = object.day("verified_on");
    return channel;
}

}  // namespace

std::vector<core::OfficialChannel> read_channels(const std::filesystem::path& own, std::vector<core::Error>& problems) {
    std::vector<core::OfficialChannel> all;
    for (const auto& file : data_files("channels", own, problems)) {
        auto channels = read_document(file, problems,
                                      [](const JsonObject& root) { return root.objects("channels", read_channel); });
        if (!channels) continue;
        for (auto& channel : *channels) {
            const auto same = std::ranges::find(all, channel.id, &core::OfficialChannel::id);
            if (same == all.end())
                all.push_back(std::move(channel));
            else
                *same = std::move(channel);
        }
    }
    return all;
}

}  // namespace recoup::app::inline data
