// The directory of official channels and the search in the guide, as typed.
#include <doctest/doctest.h>

#include "cli/runner.h"

using namespace recoup;
using test::Runner;

TEST_CASE("each channel says what it takes, what comes first, where that stands and when it was looked up") {
    Runner recoup;
    const auto channels = recoup.json({"channels"}).at("channels");
    CHECK(channels.size() >= 12);
    for (const auto& channel : channels)
        for (const auto* key : {"id", "name", "body", "scope", "before", "asks", "phone", "address", "routes",
                                "standing", "source_title", "source_url", "verified_on"})
            REQUIRE_MESSAGE(channel.contains(key), key);
    const auto text = recoup({"channels", "--lang", "zh"});
    for (const auto* part : {"12378", "12305", "先要做过什么", "核对"}) CHECK_MESSAGE(text.out_has(part), part);
}

TEST_CASE("channels are searched in both languages, and one that does not exist is said so") {
    Runner recoup;
    const auto ids = [&](const char* typed) {
        std::string all;
        const auto found = recoup.json({"channels", "--search", typed});
        for (const auto& channel : found.at("channels")) all += channel.at("id").get<std::string>() + " ";
        return all;
    };
    CHECK(ids("支付宝").find("12363") != std::string::npos);
    CHECK(ids("parcels") == "12305 ");
    CHECK(ids("快递 丢失") == "12305 ");
    CHECK(ids("火星").empty());
    CHECK(recoup({"channels", "--search", "火星"}).code == 0);
}

TEST_CASE("the guide is searched, and the page with its passage is named") {
    Runner recoup;
    const auto hits = recoup.json({"guide", "--search", "举证责任倒置", "--lang", "zh"}).at("hits");
    REQUIRE(!hits.empty());
    CHECK(hits.front().at("id") == "proof");
    CHECK(hits.front().at("passage").get<std::string>().find("举证责任倒置") != std::string::npos);
    CHECK(recoup({"guide", "--search", "12305"}).out_has("channels"));
    CHECK(recoup.json({"guide", "--search", "火星"}).at("hits").empty());
    CHECK(recoup({"guide", "start", "--search", "a"}).code == 2);
}

TEST_CASE("the table of the guide and the channels are pages like the others") {
    Runner recoup;
    CHECK(recoup({"guide", "channels"}).out_has("12326"));
    const auto text = recoup({"guide", "at_a_glance"});
    CHECK(text.code == 0);
    CHECK(text.out_has("Online or by phone"));
    CHECK(recoup.json({"guide", "at_a_glance"}).at("sections").size() == 2);
}
