//! Where to go together: per topic who needs, who already has, and who can help.

use super::{CompetenceId, Knowledge, MunicipalityId, NeedId, SolutionId, TopicId, UsageId};

/// Needs in one topic, and who can answer them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicNeeds {
    /// The topic.
    pub topic: TopicId,
    /// The needs: highest priority first, then newest, then by municipality name.
    pub needs: Vec<NeedId>,
    /// Municipalities with a need, by name, each once.
    pub needing: Vec<MunicipalityId>,
    /// How many of them have stated it within the limits.
    pub current: usize,
    /// Who already has a solution of the topic or knows it well, by name. May be one that also
    /// needs: a need is often for more of what one has begun.
    pub have: Vec<Has>,
    /// Who can help, by name.
    pub helpers: Vec<Helper>,
    /// Solutions of the topic that more than one of the needs names.
    pub same_solution: Vec<SolutionNeeds>,
}

/// A municipality that already has what others need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Has {
    /// Who.
    pub municipality: MunicipalityId,
    /// Its statements of use of solutions of the topic, of any age; those within the limits
    /// first.
    pub usages: Vec<UsageId>,
    /// Its competence at level `erfaren` or `spesialist`.
    pub competences: Vec<CompetenceId>,
}

/// A municipality that has said it can help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Helper {
    /// Who.
    pub municipality: MunicipalityId,
    /// With what.
    pub competences: Vec<CompetenceId>,
}

/// Needs that name one solution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SolutionNeeds {
    /// The solution.
    pub solution: SolutionId,
    /// The needs, ordered as in [`TopicNeeds`].
    pub needs: Vec<NeedId>,
    /// Municipalities with such a need, by name, each once.
    pub needing: Vec<MunicipalityId>,
}

impl TopicNeeds {
    /// Whether two or more need it: a candidate for going together.
    pub fn is_joint(&self) -> bool {
        self.needing.len() > 1
    }
}

impl Knowledge {
    /// Every topic with a need: candidates for going together first, then by the number of
    /// municipalities that need it (those within the limits before all), then in the order of
    /// topics.
    pub fn needs(&self) -> Vec<TopicNeeds> {
        unimplemented!()
    }

    /// Needs in `topic`, and who can answer them. Also for a topic nobody needs: then only who
    /// has and who can help.
    pub fn topic_needs(&self, _topic: TopicId) -> TopicNeeds {
        unimplemented!()
    }

    /// Needs that name `solution`, of whatever topic.
    pub fn solution_needs(&self, _solution: SolutionId) -> SolutionNeeds {
        unimplemented!()
    }

    /// Solutions that needs of two or more municipalities name, most needed first, then by title.
    pub fn solutions_several_need(&self) -> Vec<SolutionNeeds> {
        unimplemented!()
    }
}
