#include "core/report/choice.h"

namespace recoup::core::inline report {

std::span<const Word> words_of(WordsOf<Purpose>) {
    static constexpr Word kWords[] = {{"regulator", "purpose_regulator"_tr},
                                      {"platform", "party_platform"_tr},
                                      {"bank", "party_bank"_tr},
                                      {"court", "purpose_court"_tr},
                                      {"me", "purpose_me"_tr}};
    return kWords;
}

std::span<const Word> words_of(WordsOf<Extra>) {
    static constexpr Word kWords[] = {{"contacts", "report_contacts"_tr},
                                      {"deadlines", "report_deadlines"_tr},
                                      {"history", "report_history"_tr},
                                      {"transcript", "report_transcript"_tr}};
    return kWords;
}

ReportChoice usual_choice(Purpose purpose) {
    ReportChoice choice{.purpose = purpose, .person = std::nullopt, .only = {}};
    if (is_signed(purpose)) choice.person = Person{};
    choice.contacts = purpose != Purpose::platform;
    choice.deadlines = purpose == Purpose::me;
    choice.history = purpose == Purpose::me;
    choice.notes = purpose == Purpose::me;
    return choice;
}

void include(ReportChoice& choice, Extra extra) {
    switch (extra) {
        case Extra::contacts:
            choice.contacts = true;
            break;
        case Extra::deadlines:
            choice.deadlines = true;
            break;
        case Extra::history:
            choice.history = true;
            break;
        case Extra::transcript:
            choice.transcript = true;
            break;
    }
}

bool is_signed(Purpose purpose) {
    return purpose == Purpose::regulator || purpose == Purpose::court;
}

}  // namespace recoup::core::inline report
