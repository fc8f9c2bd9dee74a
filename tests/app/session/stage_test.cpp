// Originals that go into the file before the change that refers to them.
#include <doctest/doctest.h>

#include "app/session/session_fixture.h"
#include "store/file/file.h"

using namespace recoup;
using namespace recoup::test;

namespace {

core::AddCase case_of(const app::Original& original) {
    auto command = add_case("A");
    command.evidence = {evidence_of(original)};
    return command;
}

bool in_file(const std::filesystem::path& path, const app::Original& original) {
    const auto file = store::File::open(path, {.read_only = true}).value();
    return file->holds_original(original.sha256);
}

}  // namespace

TEST_CASE_FIXTURE(SessionFixture, "a staged original is read at once, and the command that refers to it finds it") {
    const auto shot = original_of("pixels");
    {
        const auto session = open();
        REQUIRE(session->stage(shot));
        CHECK(session->read_original(shot.sha256) == *shot.bytes);
        CHECK(session->read_thumbnail(shot.sha256) == shot.thumbnail);
        REQUIRE(session->flush());
        CHECK(session->staging_bytes() == 0);
        CHECK(in_file(path, shot));
        CHECK(session->state().cases().empty());
        CHECK_FALSE(session->can_undo());
        REQUIRE(session->dispatch(case_of(shot)));
        REQUIRE(session->flush());
    }
    const auto session = open(false);
    REQUIRE(session->state().cases().size() == 1);
    CHECK(session->read_original(shot.sha256) == *shot.bytes);
}

TEST_CASE_FIXTURE(SessionFixture, "a command may follow its originals at once") {
    const auto session = open();
    for (int i = 0; i < 100; ++i) {
        const auto shot = original_of("pixels " + std::to_string(i));
        REQUIRE(session->stage(shot));
        REQUIRE(session->dispatch(case_of(shot)));
    }
    REQUIRE(session->flush());
    CHECK(session->poll().lost_commands.empty());
    CHECK(session->state().cases().size() == 100);
}

TEST_CASE_FIXTURE(SessionFixture, "what was staged in vain goes again") {
    const auto saved = original_of("saved"), at_once = original_of("at once");
    const auto session = open();
    REQUIRE(session->stage(saved));
    REQUIRE(session->flush());
    session->unstage({saved.sha256});
    REQUIRE(session->stage(at_once));
    session->unstage({at_once.sha256});
    CHECK(session->staging_bytes() == 0);
    REQUIRE(session->flush());
    CHECK_FALSE(in_file(path, saved));
    CHECK_FALSE(in_file(path, at_once));
    // And may come again.
    REQUIRE(session->stage(saved));
    REQUIRE(session->dispatch(case_of(saved)));
    REQUIRE(session->flush());
    CHECK(in_file(path, saved));
}

TEST_CASE_FIXTURE(SessionFixture, "what something refers to, or could again, is not taken out") {
    const auto kept = original_of("kept"), undone = original_of("undone"), known = original_of("known");
    const auto session = open();
    REQUIRE(session->dispatch(case_of(known), {known}));
    REQUIRE(session->undo());
    for (const auto& original : {kept, undone, known}) REQUIRE(session->stage(original));
    REQUIRE(session->dispatch(case_of(kept)));
    REQUIRE(session->dispatch(case_of(undone)));
    REQUIRE(session->undo());
    REQUIRE(session->flush());
    session->unstage({kept.sha256, undone.sha256, known.sha256});
    REQUIRE(session->flush());
    for (const auto& original : {kept, undone, known}) CHECK(in_file(path, original));
    REQUIRE(session->redo());
    REQUIRE(session->flush());
    CHECK(session->state().cases().size() == 2);
}

TEST_CASE_FIXTURE(SessionFixture, "bytes that do not fit their digest are told by name, and the others are kept") {
    const auto session = open();
    auto false_one = original_of("false");
    false_one.sha256 = std::string(64, 'a');
    const auto good = original_of("good"), other = original_of("other");
    for (const auto& original : {good, false_one, other}) REQUIRE(session->stage(original));
    REQUIRE(session->flush());
    const auto news = session->poll();
    REQUIRE(news.not_staged.size() == 1);
    CHECK(news.not_staged[0].first == false_one.sha256);
    CHECK(session->staging_bytes() == 0);
    CHECK(in_file(path, good));
    CHECK(in_file(path, other));
}

TEST_CASE_FIXTURE(SessionFixture, "a thumbnail made anew takes the place of the old one, without history") {
    auto shot = original_of("pixels");
    const auto session = open();
    REQUIRE(session->dispatch(case_of(shot), {shot}));
    REQUIRE(session->flush());
    shot.bytes = nullptr;
    shot.thumbnail = {9, 9};
    session->renew_thumbnail(shot);
    REQUIRE(session->flush());
    CHECK(session->read_thumbnail(shot.sha256) == shot.thumbnail);
    CHECK(session->history(std::nullopt, 10)->size() == 1);
}

TEST_CASE_FIXTURE(SessionFixture, "what a change on its way refers to is not taken out from under it") {
    const auto shot = original_of("pixels");
    const auto session = open();
    REQUIRE(session->stage(shot));
    REQUIRE(session->dispatch(case_of(shot)));
    session->unstage({shot.sha256});
    REQUIRE(session->flush());
    CHECK(session->poll().lost_commands.empty());
    CHECK(session->state().cases().size() == 1);
    CHECK(in_file(path, shot));
}
