#include "platform/notify/macos/launch_agent.h"

#include <doctest/doctest.h>

using namespace recoup::platform;

TEST_CASE("the agent calls the program for its file, each word by itself and escaped for XML") {
    const ReminderCommand command{"/Applications/A & B.app/recoup", "/Users/张三/退款 <1> \"&amp;\".recoup", "zh"};
    const auto text = launch_agent(command, "recoup-remind-1");
    REQUIRE(text);
    CHECK(text->find("<string>recoup-remind-1</string>") != text->npos);
    CHECK(text->find("<string>/Applications/A &amp; B.app/recoup</string>\n"
                     "    <string>--lang</string>\n"
                     "    <string>zh</string>\n"
                     "    <string>--file</string>\n"
                     "    <string>/Users/张三/退款 &lt;1&gt; &quot;&amp;amp;&quot;.recoup</string>\n"
                     "    <string>remind</string>\n") != text->npos);
    CHECK(file_of_agent(*text) == command.file);
}

TEST_CASE("what an agent cannot carry is refused, and a stranger's agent serves no file of ours") {
    CHECK_FALSE(launch_agent({"/recoup", "/a\nb.recoup", "en"}, "label"));
    CHECK_FALSE(launch_agent({"/recoup", "/\xFF.recoup", "en"}, "label"));
    CHECK(file_of_agent("<plist></plist>").empty());
    CHECK(file_of_agent("<string>--file</string>\n    <string>no end").empty());
}
