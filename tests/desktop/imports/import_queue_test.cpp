#include "desktop/imports/import_queue.h"

#include <doctest/doctest.h>

#include "desktop/base/parts_fixture.h"

using namespace recoup;
using namespace recoup::testing;

namespace {

class ImportFixture : public PartsFixture {
  public:
    ImportFixture() {
        on_news = [this](const app::SessionNews& news) { imports.take_news(news); };
    }

    std::size_t evidence() const { return file.state().cases()[0].evidence.size(); }
    int dialogs = 0;
    desktop::ImportQueue imports{file, jobs, around, voice, [this] { ++dialogs; }};
};

}  // namespace

TEST_CASE_FIXTURE(ImportFixture, "an import that is cancelled keeps what was read, as one step, and nothing else") {
    const auto id = add_case("A");
    imports.add(write_shots(40), {id, std::nullopt});
    until("the first", [&] { return import_of(imports).done > 0; });
    CHECK(evidence() == 0);
    imports.cancel();
    settle();
    const auto kept = evidence();
    CHECK(kept > 0);
    CHECK(kept < 40);
    CHECK(import_of(imports).total == 0);
    REQUIRE(voice.changes.size() == 1);
    CHECK(dialogs == 0);
    REQUIRE(file->flush());
    CHECK(originals_in(file_path) == static_cast<std::int64_t>(kept));
    REQUIRE(file->undo());
    CHECK(evidence() == 0);
}

TEST_CASE_FIXTURE(ImportFixture, "an import that is cancelled before anything was read leaves nothing") {
    const auto id = add_case("A");
    BusyWorkers busy(jobs);
    imports.add(write_shots(5), {id, std::nullopt});
    CHECK(import_of(imports).total == 1);
    imports.cancel();
    CHECK(import_of(imports).total == 0);
    busy.let_go();
    settle();
    CHECK(evidence() == 0);
    CHECK(voice.silent());
    CHECK(originals_in(file_path) == 0);
}

TEST_CASE_FIXTURE(ImportFixture, "a clipboard that answers after the import was cancelled comes too late") {
    const auto id = add_case("A");
    std::binary_semaphore asked(0), answer(0);
    clipboard.before = [&] {
        asked.release();
        answer.acquire();
    };
    SUBCASE("with a picture") {
        copy_picture(test::png(30, 60));
    }
    SUBCASE("with files") {
        copy_files(write_shots(3));
    }
    SUBCASE("with nothing") {
        clipboard.content = {};
    }
    imports.paste({id, std::nullopt});
    asked.acquire();
    imports.cancel();
    answer.release();
    settle();
    CHECK(evidence() == 0);
    CHECK(voice.silent());
    CHECK(originals_in(file_path) == 0);
}

TEST_CASE_FIXTURE(ImportFixture, "what workers bring for a file that is not open any more lands nowhere") {
    const auto id = add_case("A");
    const auto other = folder.path() / "other.recoup";
    const auto pictures = write_shots(2);
    const auto switch_file = [&] {
        file.use(open_session(other));
        imports.file_changed();
    };
    SUBCASE("while the folders are looked through") {
        BusyWorkers busy(jobs);
        imports.add(pictures, {id, std::nullopt});
        switch_file();
        busy.let_go();
    }
    SUBCASE("ready to be taken in") {
        imports.add(pictures, {id, std::nullopt});
        until_ready(1);
        jobs.take_results();
        until_ready(2);
        switch_file();
    }
    SUBCASE("ready in the same round as what brings the other file") {
        imports.add(pictures, {id, std::nullopt});
        until_ready(1);
        BusyWorkers busy(jobs);
        jobs.take_results();
        jobs.submit([&](portable::StopToken) { return switch_file; }, app::Jobs::Urgency::now);
        busy.let_go(1);  // its own, then the other file, then the first picture
        until_ready(3);
        jobs.take_results();
        busy.let_go(1);
    }
    SUBCASE("out of the clipboard") {
        std::binary_semaphore asked(0), answer(0);
        clipboard.before = [&] {
            asked.release();
            answer.acquire();
        };
        copy_picture(test::png(30, 60));
        imports.paste({std::nullopt, std::nullopt});
        asked.acquire();
        switch_file();
        answer.release();
        until("the clipboard", [&] { return jobs.pending() == 0; });
    }
    SUBCASE("kept already, for a dialog that will not come") {
        imports.add(pictures, {});
        settle();
        CHECK(imports.drafts().size() == 2);
        switch_file();
        CHECK(imports.drafts().empty());
    }
    settle();
    CHECK(file.path() == other);
    CHECK(file.state().cases().empty());
    CHECK(imports.drafts().empty());
    CHECK(import_of(imports).total == 0);
    CHECK(voice.silent());
    CHECK(originals_in(other) == 0);
    file.use(open_session(folder.path() / "third.recoup"));
    const auto first = open_session(file_path);
    REQUIRE(first->flush());
    CHECK(first->state().cases()[0].evidence.empty());
}

TEST_CASE_FIXTURE(ImportFixture, "drafts want their dialog at once, and a case takes what is still to come") {
    imports.add(write_shots(12), {});
    CHECK(dialogs == 1);
    until("the first", [&] { return !imports.drafts().empty(); });
    core::AddCase add;
    add.fields.title = "A";
    add.evidence = imports.drafts();
    const auto first = add.evidence.size();
    const auto change = file->dispatch(add);
    REQUIRE(change);
    imports.case_added(change->case_uuid, add);
    CHECK(imports.drafts().empty());
    CHECK(evidence() == first);
    settle();
    CHECK(evidence() == 12);
    CHECK(file.state().cases()[0].evidence[11].name == "shot 11.png");
}

TEST_CASE_FIXTURE(ImportFixture, "a file that is only to be read takes nothing, and says so") {
    REQUIRE(file->flush());
    file.look_at(app::Session::look(file_path, around.session_ports()).value());
    imports.file_changed();
    imports.add(write_shots(2), {});
    imports.paste({});
    CHECK(jobs.pending() == 0);
    CHECK(dialogs == 0);
    REQUIRE(voice.troubles.size() == 2);
    CHECK(voice.troubles[0].message == "store_read_only"_tr);
}

TEST_CASE_FIXTURE(ImportFixture, "a case that is gone when its pictures come leaves nothing of them") {
    const auto id = add_case("A");
    BusyWorkers busy(jobs);
    imports.add(write_shots(3), {id, std::nullopt});
    REQUIRE(file->undo());
    busy.let_go();
    settle();
    REQUIRE(voice.troubles.size() == 1);
    CHECK(voice.troubles[0].message == "import_case_gone"_tr);
    REQUIRE(file->flush());
    CHECK(originals_in(file_path) == 0);
}
