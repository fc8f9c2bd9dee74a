#include "app/data/library.h"

#include "app/data/read_channels.h"
#include "app/data/read_phrases.h"
#include "app/data/read_reading.h"
#include "app/data/read_routes.h"
#include "app/data/read_rules.h"
#include "app/data/read_texts.h"

namespace recoup::app::inline data {

const core::Rulebook& Library::rules() const {
    return rules_.get([&](auto& problems) { return read_rulebook(own_, problems); });
}

const std::vector<core::RouteGuide>& Library::routes() const {
    return routes_.get([&](auto& problems) { return read_route_guides(own_, problems); });
}

const std::vector<core::Playbook>& Library::playbooks() const {
    return playbooks_.get([&](auto& problems) { return read_playbooks(own_, problems); });
}

const std::vector<core::GuidePage>& Library::guide() const {
    return guide_.get([](auto& problems) { return read_guide(problems); });
}

const std::vector<core::OfficialChannel>& Library::channels() const {
    return channels_.get([&](auto& problems) { return read_channels(own_, problems); });
}

const core::ReadingWords& Library::reading() const {
    return reading_.get([&](auto& problems) { return read_reading(own_, problems); });
}

const core::Phrasebook& Library::phrasebook() const {
    return phrasebook_.get([&](auto& problems) { return read_phrasebook(own_, problems); });
}

std::shared_ptr<const std::vector<core::Message>> Library::messages() const {
    const std::lock_guard lock(messages_mutex_);
    if (!messages_) {
        message_problems_.clear();
        messages_ = std::make_shared<const std::vector<core::Message>>(read_messages(own_, message_problems_));
    }
    return messages_;
}

void Library::read_messages_again() const {
    const std::lock_guard lock(messages_mutex_);
    messages_.reset();
}

std::vector<core::Error> Library::problems() const {
    rules();
    routes();
    playbooks();
    guide();
    channels();
    reading();
    phrasebook();
    messages();
    std::vector<core::Error> all;
    for (const auto* part : {&rules_.problems(), &routes_.problems(), &playbooks_.problems(), &guide_.problems(),
                             &channels_.problems(), &reading_.problems(), &phrasebook_.problems()})
        all.insert(all.end(), part->begin(), part->end());
    const std::lock_guard lock(messages_mutex_);
    all.insert(all.end(), message_problems_.begin(), message_problems_.end());
    return all;
}

}  // namespace recoup::app::inline data
