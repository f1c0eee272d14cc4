import type { SignInMessages } from '../is-sign-in.messages.ts'

export const messages: SignInMessages = {
  headings: {
    'sign-in': 'Se connecter',
    'sign-up': 'Créer un compte',
    confirm: 'Confirmez votre e-mail',
    forgotten: 'Mot de passe oublié ?',
    reset: 'Choisissez un nouveau mot de passe',
    'new-password': 'Choisissez votre propre mot de passe',
    code: 'Saisissez le code',
    'app-setup': 'Configurez votre application d’authentification',
  },
  submit: {
    'sign-in': 'Se connecter',
    'sign-up': 'Créer le compte',
    confirm: 'Confirmer',
    forgotten: 'Envoyer un code',
    reset: 'Enregistrer et se connecter',
    'new-password': 'Enregistrer et se connecter',
    code: 'Continuer',
    'app-setup': 'Continuer',
  },
  username: 'E-mail',
  password: 'Mot de passe',
  newPassword: 'Nouveau mot de passe',
  code: 'Code',
  passwordHint: 'Au moins 8 caractères, avec minuscules, majuscules, un chiffre et un symbole.',
  showPassword: 'Afficher le mot de passe',
  signUp: 'Créer un compte',
  signIn: 'Se connecter avec un compte',
  forgotten: 'Mot de passe oublié ?',
  resend: 'Envoyer un nouveau code',
  sent: (destination) =>
    destination === undefined
      ? 'Nous vous avons envoyé un code.'
      : `Nous avons envoyé un code à ${destination}.`,
  forgottenIntro:
    'Nous envoyons un code à votre adresse e-mail, puis vous choisissez un nouveau mot de passe.',
  newPasswordIntro: 'Votre mot de passe a été choisi par quelqu’un d’autre. Choisissez le vôtre.',
  appIntro: 'Votre application d’authentification affiche un code pour ce site.',
  setupIntro:
    'Ajoutez cette clé à une application d’authentification sur votre téléphone, puis saisissez le code affiché.',
  secret: 'Clé',
  openApp: 'Ouvrir une application sur cet appareil',
  problems: {
    'username-missing': 'Saisissez votre adresse e-mail.',
    'username-invalid': 'Ce n’est pas une adresse e-mail.',
    'password-missing': 'Saisissez votre mot de passe.',
    'code-missing': 'Saisissez le code.',
    'wrong-credentials': 'L’e-mail ou le mot de passe est incorrect.',
    'username-taken': 'Il existe déjà un compte avec cette adresse.',
    'weak-password': 'Ce mot de passe est trop faible.',
    'wrong-code': 'Ce code n’est pas bon. Vérifiez-le et réessayez.',
    'expired-code': 'Ce code a expiré. Demandez-en un nouveau.',
    'session-expired': 'Cela a pris trop de temps. Connectez-vous à nouveau.',
    'already-signed-in': 'Quelqu’un est déjà connecté.',
    'too-many-tries': 'Trop d’essais. Patientez un peu et réessayez.',
    undelivered: 'Le code n’a pas pu être envoyé. Réessayez plus tard.',
    offline: 'Pas de connexion. Réessayez une fois en ligne.',
    unsupported: 'Ce compte demande une connexion qui n’est pas proposée ici.',
    'not-configured':
      'La connexion n’est pas configurée sur cette page : indiquez user-pool-id et user-pool-client-id.',
    unknown: 'Cela n’a pas fonctionné. Réessayez.',
  },
  notices: {
    'code-sent': 'Un nouveau code est en route.',
    confirmed: 'Votre compte est prêt. Connectez-vous.',
  },
  working: 'Un instant…',
  signedInAs: (name) => `Connecté en tant que ${name}`,
  signOut: 'Se déconnecter',
}
