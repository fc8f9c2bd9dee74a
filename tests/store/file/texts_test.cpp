#include "store/picture/texts.h"

#include <doctest/doctest.h>

#include "store/store_fixture.h"
#include "store/verify/purge.h"
#include "store/verify/verify.h"

using namespace recoup;
using namespace recoup::test;

namespace {

struct TextsFixture : StoreFixture {
    std::unique_ptr<store::File> file = std::move(store::File::open(path, {}).value());
    store::PictureText read{shot.sha256, "engine 1", R"({"lines":[]})"};

    bool keep(const store::PictureText& text) {
        return file->keep_text(text).status == store::CommitResult::Status::done;
    }
    void again() {
        file.reset();
        file = std::move(store::File::open(path, {}).value());
    }
};

}  // namespace

TEST_CASE_FIXTURE(TextsFixture, "the text of a picture is kept until another engine has read it") {
    CHECK_FALSE(file->text(shot.sha256));
    REQUIRE(keep(read));
    again();
    CHECK(file->text(shot.sha256) == read);
    read.engine = "engine 2";
    REQUIRE(keep(read));
    CHECK(file->texts() == std::vector{read});
}

TEST_CASE_FIXTURE(TextsFixture, "the text of a picture that is not in the file is not kept, and takes nothing down") {
    REQUIRE(keep({std::string(64, '0'), "engine 1", "{}"}));
    CHECK(file->texts().empty());
}

TEST_CASE_FIXTURE(TextsFixture, "the text goes with a picture that never came into a case") {
    const auto passing = original("on its way");
    std::vector<std::string> fresh;
    REQUIRE(file->stage(std::span(&passing, 1), fresh).status == store::CommitResult::Status::done);
    REQUIRE(keep({passing.sha256, "engine 1", "{}"}));
    const store::Staged staged{passing.sha256, file->head()->seq};
    REQUIRE(file->unstage(std::span(&staged, 1)).status == store::CommitResult::Status::done);
    CHECK_FALSE(file->holds_original(passing.sha256));
    CHECK_FALSE(file->text(passing.sha256));
}

TEST_CASE_FIXTURE(TextsFixture,
                  "a damaged text is found, told with its case and not given, and no reason to keep no copy") {
    REQUIRE(keep(read));
    file.reset();
    alter(path, "UPDATE texts SET lines = 'other'");
    again();
    CHECK_FALSE(file->text(shot.sha256));
    CHECK(file->texts().empty());
    const auto found = store::verify_file(*file, {});
    REQUIRE(found.damages.size() == 1);
    CHECK(found.damages[0].kind == store::Damage::Kind::text);
    CHECK(found.damages[0].case_number == 1);
    CHECK(store::is_of_a_picture(found.damages[0]));
}

TEST_CASE_FIXTURE(TextsFixture, "purging and rescuing keep texts, answers, phrases and refusals of what stays") {
    const auto phone = state.find_number(1)->row.uuid;
    file.reset();
    commit(core::AnswerQuestion{phone, "fact:goods_back", "2026-11-01[Asia/Shanghai]"}, {});
    commit(core::AddPhrase{core::Pushback::system_normal, "一切正常着呢"}, {});
    commit(core::RefusePictures{{std::string(64, 'a')}, "截图.png"}, {});
    again();
    REQUIRE(keep(read));
    SUBCASE("purge") {
        commit(core::RemoveEvidence{phone, state.find_number(1)->evidence[1].uuid}, {});
        file.reset();
        core::Change note;
        note.uuid = ids.next();
        note.at = kNow;
        REQUIRE(store::purge_file(path, kNow, std::move(note), {}));
        again();
    }
    SUBCASE("rescue") {
        const auto out = folder.path() / "rescued.recoup";
        const auto saved = store::salvage_file(*file, out, {ids.next(), ids.next(), kNow}, {});
        REQUIRE(saved);
        CHECK(saved->left_out == 0);
        path = out;
        again();
    }
    core::State now{zones};
    REQUIRE(file->load(now));
    CHECK(now.find_number(1)->answers.size() == 1);
    REQUIRE(now.phrases().size() == 1);
    CHECK(now.phrases()[0].text == "一切正常着呢");
    CHECK(now.is_refused(std::string(64, 'a')));
    CHECK(file->text(shot.sha256) == read);
    CHECK(store::verify_file(*file, {}).damages.empty());
}
