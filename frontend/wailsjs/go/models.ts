export namespace bind {
	
	export interface Affected {
	    what: string;
	    count: number;
	}
	export interface Appearance {
	    origin: string;
	    posted: string;
	}
	export interface SharingRecipient {
	    kind: string;
	    name: string;
	    address: string;
	}
	export interface Approval {
	    draft: string;
	    format: string;
	    method: string;
	    recipient: SharingRecipient;
	    purpose: string;
	    until: string;
	}
	export interface BackupInfo {
	    name: string;
	    made: string;
	    bytes: number;
	    present: boolean;
	}
	export interface ChoiceView {
	    number: number;
	    kind: string;
	    reason: string;
	    jobId: string;
	    title: string;
	    company: string;
	    at: string;
	    score: number;
	}
	export interface Difference {
	    name: string;
	    lead: number;
	    first: number;
	    second: number;
	    firstState: string;
	    secondState: string;
	}
	export interface JobTerm {
	    name: string;
	    quote: string;
	}
	export interface Flag {
	    kind: string;
	    sign: string;
	    count: number;
	    quote: string;
	}
	export interface Culture {
	    dimension: string;
	    score: number;
	    said: boolean;
	    wanted: number;
	    quotes: string[];
	}
	export interface Growth {
	    level?: Said;
	    newSkills: SkillName[];
	    pay?: Said;
	    signals: string[];
	}
	export interface Requirement {
	    text: Said;
	    must: boolean;
	    state: string;
	    cvQuote: string;
	    jobQuote: string;
	}
	export interface Reason {
	    text: Said;
	    about: string;
	    cvQuote: string;
	    jobQuote: string;
	}
	export interface Constraint {
	    name: string;
	    skill?: SkillName;
	    state: string;
	    evidence: string;
	}
	export interface SkillName {
	    id: string;
	    label: string;
	    inside: string;
	    names: Record<string, string>;
	}
	export interface SaidArg {
	    name: string;
	    kind: string;
	    number: number;
	    text: string;
	    level: string;
	    skills: SkillName[];
	    sentence?: Said;
	}
	export interface Said {
	    key: string;
	    text: string;
	    args: SaidArg[];
	}
	export interface Component {
	    name: string;
	    score: number;
	    confidence: number;
	    weight: number;
	    text: Said[];
	}
	export interface Pay {
	    text: string;
	    min: number;
	    max: number;
	    currency: string;
	    period: string;
	}
	export interface MatchRow {
	    id: string;
	    title: string;
	    company: string;
	    place: string;
	    remote: string;
	    pay: Pay;
	    payYear: number;
	    posted: string;
	    closes: string;
	    fit: number;
	    growth: number;
	    score: number;
	    confidence: number;
	    conflicts: number;
	    mark: string;
	    gone: boolean;
	    sample: boolean;
	    different: boolean;
	}
	export interface MatchDetail {
	    row: MatchRow;
	    description: string;
	    url: string;
	    remote: string;
	    contract: string;
	    hours: string;
	    language: string;
	    origin: string;
	    components: Component[];
	    constraints: Constraint[];
	    reasonsFor: Reason[];
	    reasonsAgainst: Reason[];
	    requirements: Requirement[];
	    growth: Growth;
	    culture: Culture[];
	    wouldChange: Said[];
	    seen: Appearance[];
	    flags: Flag[];
	    terms: JobTerm[];
	    learned: number;
	    algorithm: string;
	}
	export interface Comparison {
	    first: MatchDetail;
	    second: MatchDetail;
	    differences: Difference[];
	}
	
	export interface ConsentRecord {
	    id: string;
	    recipient: SharingRecipient;
	    what: string[];
	    until: string;
	    region: string;
	    policy: string;
	    givenAt: string;
	    withdrawnAt: string;
	}
	export interface ConsentRequest {
	    purpose: string;
	    version: number;
	    language: string;
	    recipient: SharingRecipient;
	    until: string;
	    region: string;
	    policy: string;
	}
	export interface ConsentView {
	    purpose: string;
	    version: number;
	    language: string;
	    title: string;
	    what: string;
	    leaves: string;
	    stop: string;
	    on: boolean;
	    here: boolean;
	    nothing: boolean;
	    inForce: ConsentRecord[];
	    past: ConsentRecord[];
	}
	
	
	export interface Damage {
	    reason: string;
	    problem: problem.Error;
	    readable: number;
	    affected: Affected[];
	    missing: number;
	}
	export interface SkillDemand {
	    skill: SkillName;
	    must: string[];
	    implied: string[];
	    nice: string[];
	    state: string;
	    held?: SkillName;
	}
	export interface Demand {
	    jobs: number;
	    read: number;
	    hasProfile: boolean;
	    skills: SkillDemand[];
	}
	
	export interface DisclosureField {
	    field: string;
	    loosest: string;
	    class: string;
	    kinds: Record<string, string>;
	    held: boolean;
	}
	export interface DoctorCheck {
	    id: string;
	    state: string;
	    text: string;
	    hint: string;
	    details: string[];
	}
	export interface DoctorReport {
	    at: string;
	    checks: DoctorCheck[];
	}
	export interface DraftCite {
	    path: string;
	    quote: string;
	}
	export interface DraftSentence {
	    id: string;
	    text: string;
	    cites: DraftCite[];
	    plain: boolean;
	    own: boolean;
	}
	export interface DraftBlock {
	    kind: string;
	    section: string;
	    title?: DraftSentence;
	    place?: DraftSentence;
	    dates?: DraftSentence;
	    sentences: DraftSentence[];
	}
	export interface DraftChange {
	    kind: string;
	    sentence: string;
	    before: string;
	    after: string;
	}
	
	export interface DraftLine {
	    id: string;
	    jobId: string;
	    title: string;
	    company: string;
	    kind: string;
	    language: string;
	    changedAt: string;
	    stale: boolean;
	    questions: number;
	}
	export interface DraftNote {
	    key: string;
	    value: string;
	}
	export interface DraftRefusal {
	    sentence: string;
	    words: string;
	    kind: string;
	}
	export interface DraftRequest {
	    jobId: string;
	    kind: string;
	    language: string;
	    length: string;
	    recipientKind: string;
	    cv: string;
	    chosen: string[];
	}
	
	export interface StockPhrase {
	    sentence: string;
	    words: string;
	}
	export interface WithheldField {
	    path: string;
	    value: string;
	    field: string;
	    class: string;
	    why: string;
	}
	export interface DraftView {
	    id: string;
	    jobId: string;
	    title: string;
	    company: string;
	    kind: string;
	    language: string;
	    changedAt: string;
	    stale: boolean;
	    questions: number;
	    request: DraftRequest;
	    name: string;
	    label: string;
	    subject: string;
	    blocks: DraftBlock[];
	    withheld: WithheldField[];
	    notes: DraftNote[];
	    refusals: DraftRefusal[];
	    phrases: StockPhrase[];
	    changes: DraftChange[];
	}
	export interface PartChange {
	    name: string;
	    before: number;
	    after: number;
	}
	export interface Effect {
	    id: string;
	    title: string;
	    company: string;
	    need: string;
	    jobQuote: string;
	    scoreBefore: number;
	    scoreAfter: number;
	    fitBefore: number;
	    fitAfter: number;
	    growthBefore: number;
	    growthAfter: number;
	    parts: PartChange[];
	}
	export interface FieldEdit {
	    path: string;
	    value: string;
	    removed: boolean;
	}
	export interface FieldHolder {
	    name: string;
	    kind: string;
	    values: string[];
	    last: string;
	    withdrawn: boolean;
	}
	
	export interface Forgetting {
	    entries: number;
	    grants: number;
	}
	export interface FormField {
	    key: string;
	    text: string;
	}
	export interface FormGroup {
	    section: string;
	    title: string;
	    fields: FormField[];
	}
	export interface GrantView {
	    id: string;
	    draft: string;
	    jobId: string;
	    title: string;
	    recipient: SharingRecipient;
	    purpose: string;
	    method: string;
	    format: string;
	    fields: string[];
	    givenAt: string;
	    notBefore: string;
	    until: string;
	    state: string;
	    leftAt: string;
	    failed: string;
	    stale: boolean;
	}
	export interface FormView {
	    grant: GrantView;
	    page: string;
	    groups: FormGroup[];
	}
	export interface Gap {
	    kind: string;
	    standing: string;
	    label: Said;
	    held?: SkillName;
	    cvQuote: string;
	    asked: number;
	    musts: number;
	    effects: Effect[];
	}
	
	
	export interface HeldSkill {
	    skill: SkillName;
	    years: number;
	    lastUsed: string;
	}
	export interface HolderLine {
	    name: string;
	    kind: string;
	    shares: number;
	    withdrawn: number;
	    stale: number;
	    last: string;
	}
	export interface ImportProblem {
	    file: string;
	    where: string;
	    message: string;
	    hint: string;
	}
	export interface ImportResult {
	    added: number;
	    unchanged: number;
	    updated: number;
	    problems: ImportProblem[];
	}
	
	export interface KeptCV {
	    id: string;
	    fileName: string;
	    savedAt: string;
	    sample: boolean;
	    outdated: boolean;
	}
	export interface KitView {
	    kit: string;
	    words: string[];
	    qr: string[];
	    ask: number[];
	}
	export interface KnownField {
	    field: string;
	    holders: FieldHolder[];
	}
	export interface LearnedTag {
	    kind: string;
	    value: string;
	    skill?: SkillName;
	    points: number;
	}
	export interface LearnedWeight {
	    name: string;
	    shipped: number;
	    learned: number;
	}
	export interface LearnedView {
	    profiling: boolean;
	    trust: number;
	    weights: LearnedWeight[];
	    tags: LearnedTag[];
	    choices: ChoiceView[];
	}
	
	export interface LetterRequest {
	    grants: string[];
	    language: string;
	    address: string;
	    format: string;
	    method: string;
	    until: string;
	}
	export interface MailShown {
	    from: string;
	    to: string;
	    subject: string;
	    body: string;
	    attachment: string;
	}
	export interface Rendering {
	    format: string;
	    pages: string[];
	    text: string;
	    mail?: MailShown;
	    fields: FormGroup[];
	    bytes: number;
	    fileName: string;
	}
	export interface LetterView {
	    language: string;
	    subject: string;
	    rendering: Rendering;
	}
	export interface LexiconRef {
	    id: string;
	    label: string;
	    kind: string;
	}
	export interface LexiconName {
	    text: string;
	    rule: string;
	}
	export interface LexiconEntry {
	    id: string;
	    label: string;
	    kind: string;
	    source: string;
	    level: number;
	    names: LexiconName[];
	    near: string[];
	    not: string[];
	    broader: LexiconRef[];
	    narrower: LexiconRef[];
	    related: LexiconRef[];
	    implies: LexiconRef[];
	    skills: LexiconRef[];
	    usedBy: LexiconRef[];
	    next: LexiconRef[];
	    previous: LexiconRef[];
	}
	export interface LexiconHit {
	    id: string;
	    label: string;
	    kind: string;
	    name: string;
	}
	
	export interface LexiconPack {
	    id: string;
	    source: string;
	    languages: string[];
	    skills: number;
	    occupations: number;
	    addedAt: string;
	}
	
	export interface LostChange {
	    section: string;
	    name: string;
	    was: string;
	    value: string;
	}
	export interface MailAccount {
	    host: string;
	    port: number;
	    security: string;
	    user: string;
	    from: string;
	    name: string;
	}
	
	
	export interface MatchList {
	    algorithm: string;
	    hasProfile: boolean;
	    uncompared: boolean;
	    rows: MatchRow[];
	}
	export interface MatchQuery {
	    text: string;
	    show: string;
	    sort: string;
	    balance: number;
	}
	
	export interface ModelUsage {
	    asked: number;
	    answered: number;
	}
	export interface ModelDropped {
	    why: string;
	    count: number;
	}
	export interface ModelOffer {
	    text: string;
	    cites: DraftCite[];
	}
	export interface ModelAnswer {
	    offers: ModelOffer[];
	    dropped: ModelDropped[];
	    usage: ModelUsage;
	    today: ModelUsage;
	}
	
	
	export interface ModelQuestion {
	    digest: string;
	    bytes: number;
	    system: string;
	    user: string;
	    body: string;
	}
	
	export interface ModelWords {
	    version: number;
	    language: string;
	    what: string;
	    leaves: string;
	    stop: string;
	}
	export interface ModelView {
	    words: ModelWords;
	    name: string;
	    address: string;
	    local: boolean;
	    region: string;
	    policy: string;
	    model: string;
	    hasKey: boolean;
	    today: ModelUsage;
	}
	export interface ModelWish {
	    draft: string;
	    use: string;
	    sentence: string;
	    requirement: string;
	    language: string;
	}
	
	export interface ModelYes {
	    name: string;
	    address: string;
	    region: string;
	    policy: string;
	    version: number;
	    language: string;
	}
	export interface NetworkCount {
	    kind: string;
	    host: string;
	    requests: number;
	    sent: number;
	    received: number;
	    last: string;
	}
	export interface NetworkView {
	    airplane: boolean;
	    stopped: number;
	    running: string;
	    sharedToday: number;
	    connections: number;
	    counts: NetworkCount[];
	}
	export interface PageSize {
	    width: number;
	    height: number;
	}
	
	export interface PastPart {
	    name: string;
	    score: number;
	    confidence: number;
	}
	export interface PastScore {
	    at: string;
	    score: number;
	    fit: number;
	    growth: number;
	    confidence: number;
	    learned: number;
	    parts: PastPart[];
	    causes: string[];
	    cvs: number;
	}
	
	export interface PayRange {
	    id: string;
	    currency: string;
	    low: number;
	    high: number;
	    period: string;
	}
	export interface PayPicture {
	    jobs: number;
	    notSaid: number;
	    unclear: number;
	    ranges: PayRange[];
	    least: number;
	    currency: string;
	}
	
	export interface Place {
	    city: string;
	    country: string;
	    radiusKm: number;
	}
	export interface SpokenLanguage {
	    language: string;
	    level: string;
	}
	export interface Preferences {
	    roles: string[];
	    locations: Place[];
	    remote: string[];
	    salaryMin: number;
	    salaryCurrency: string;
	    salaryPeriod: string;
	    contracts: string[];
	    hours: string[];
	    languages: SpokenLanguage[];
	    needsVisa: boolean;
	    avoidCompanies: string[];
	    values: Record<string, number>;
	    balance: number;
	}
	export interface ReviewField {
	    path: string;
	    section: string;
	    entry: string;
	    name: string;
	    value: string;
	    confidence: number;
	    page: number;
	    box: document.Box;
	    start: number;
	    end: number;
	    edited: boolean;
	    source: string;
	    check: boolean;
	}
	export interface ProfileView {
	    cvs: KeptCV[];
	    name: string;
	    label: string;
	    fileName: string;
	    savedAt: string;
	    fields: ReviewField[];
	    skills: HeldSkill[];
	    occupation: string;
	    level: string;
	    years: number;
	    sample: boolean;
	}
	
	export interface Receipt {
	    at: string;
	    records: number;
	    documents: number;
	    keyGone: boolean;
	}
	export interface RecordFault {
	    number: number;
	    text: string;
	}
	export interface RecordLine {
	    number: number;
	    kind: string;
	    at: string;
	    hash: string;
	    forgotten: boolean;
	    recipient: SharingRecipient;
	    purpose: string;
	    method: string;
	    format: string;
	    grant: string;
	    fields: string[];
	    about: number;
	    why: string;
	    entries: number;
	}
	export interface RecordReport {
	    at: string;
	    entries: number;
	    forgotten: number;
	    faults: RecordFault[];
	}
	export interface RefreshResult {
	    boards: number;
	    added: number;
	    updated: number;
	    unchanged: number;
	    gone: number;
	    fresh: number;
	    problems: ImportProblem[];
	}
	export interface ReleaseRequest {
	    provider: string;
	    address: string;
	    for: string;
	    items: string[];
	    until: string;
	    language: string;
	    method: string;
	}
	export interface ReleaseView {
	    pages: string[];
	    text: string;
	    digest: string;
	    version: number;
	    words: string[];
	}
	
	
	export interface StartState {
	    status: string;
	    keychain: string;
	    folder: string;
	    version: string;
	    problem?: problem.Error;
	    hasProfile: boolean;
	    jobs: number;
	    sample: boolean;
	}
	export interface RestoreResult {
	    state: StartState;
	    kept: number;
	    fromBackup: number;
	    older: number;
	    lost: number;
	}
	export interface ReviewWarning {
	    code: string;
	    text: string;
	    page: number;
	}
	export interface ResumeDraft {
	    id: string;
	    cv: string;
	    fileName: string;
	    format: string;
	    pages: PageSize[];
	    text: string;
	    fields: ReviewField[];
	    warnings: ReviewWarning[];
	    lost: LostChange[];
	}
	
	
	
	
	export interface SearchView {
	    id: string;
	    words: string;
	    found: number;
	    new: number;
	    lookedAt: string;
	}
	export interface SentenceEdit {
	    kind: string;
	    sentence: string;
	    text: string;
	    after?: string;
	    before?: string;
	}
	export interface SharedField {
	    path: string;
	    field: string;
	    value: string;
	    changed: boolean;
	    now: string;
	}
	export interface ShareView {
	    id: string;
	    entry: number;
	    recipient: SharingRecipient;
	    draft: string;
	    jobId: string;
	    title: string;
	    purpose: string;
	    method: string;
	    format: string;
	    bytes: number;
	    leftAt: string;
	    until: string;
	    failed: string;
	    arrived: boolean;
	    withdrawnAt: string;
	    correctedAt: string;
	    askedAt: string;
	    letter: boolean;
	    fields: SharedField[];
	}
	
	
	
	
	export interface SourceView {
	    id: string;
	    kind: string;
	    token: string;
	    name: string;
	    system: string;
	    address: string;
	    host: string;
	    ads: number;
	    gone: number;
	    added: number;
	    fetched: string;
	    halfway: boolean;
	    watched: boolean;
	    titles: string[];
	    failed?: problem.Error;
	}
	
	
	
	export interface StoreView {
	    key: string;
	    keychain: string;
	    folder: string;
	    kit: string;
	    idleMinutes: number;
	    residue: number;
	    lastErased: string;
	    lastBackup: string;
	    backups: BackupInfo[];
	    records: number;
	    documents: number;
	    bytes: number;
	    keyMade: string;
	    working: string;
	}
	export interface Stronger {
	    hasProfile: boolean;
	    jobs: number;
	    more: number;
	    gaps: Gap[];
	}
	export interface UnknownPhrase {
	    text: string;
	    ads: number;
	    quote: string;
	}
	export interface Withdrawn {
	    consents: number;
	    cancelled: number;
	}

}

export namespace document {
	
	export interface Box {
	    x0: number;
	    y0: number;
	    x1: number;
	    y1: number;
	}

}

export namespace problem {
	
	export interface Error {
	    code: string;
	    message: string;
	    hint: string;
	}

}

